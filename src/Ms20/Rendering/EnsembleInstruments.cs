using System.Collections.Immutable;
using Ms20.App.Patches;
using Ms20.Audio.Midi;
using Ms20.Audio.Playing;
using Ms20.Engine;
using Ms20.Panel;

namespace Ms20.App.Rendering;

/// <summary>The instruments of several parts: those that differ in dials, unit and channel alone are lanes of one, which costs little more than one.</summary>
internal sealed class EnsembleInstruments
{
    private readonly RenderJob _job;
    private readonly int _blockFrames;
    private readonly List<SongSound> _sounds = [];
    private readonly int[] _order;
    private readonly double[] _read;

    /// <summary>Makes and prepares them, and puts the song on every stand.</summary>
    /// <exception cref="Refusal">A program of the set list is for another instrument.</exception>
    public EnsembleInstruments(RenderJob job, ImmutableArray<SongPart> parts, int blockFrames)
    {
        _job = job;
        _blockFrames = blockFrames;
        Midi = [.. parts.Select(part => job.Midi.Socket(part.Patch, part.Channel, job.Transpose, job.RateHz))];
        _order = new int[parts.Length];
        int lane = 0;
        foreach (int[] group in Groups(parts))
        {
            foreach (int part in group)
                _order[lane++] = part;
            _sounds.Add(Sound(parts, group));
        }

        _read = new double[parts.Length * blockFrames];
    }

    /// <summary>The socket of each part.</summary>
    public ImmutableArray<MidiIn> Midi { get; }

    /// <summary>How many instruments the parts share.</summary>
    public int Instruments => _sounds.Count;

    /// <summary>The frame at which the song ends.</summary>
    public long EndFrame => _sounds.Max(sound => sound.EndFrame);

    /// <summary>Renders the next frames of every part.</summary>
    /// <param name="output">Where they go, part after part.</param>
    /// <param name="frames">How many.</param>
    public void Read(Span<double> output, int frames)
    {
        int lane = 0;
        foreach (SongSound sound in _sounds)
        {
            sound.Read(_read, frames);
            for (int own = 0; own < sound.Lanes; own++)
                _read.AsSpan(own * frames, frames).CopyTo(output[(_order[lane++] * frames)..]);
        }
    }

    private SongSound Sound(ImmutableArray<SongPart> parts, int[] group)
    {
        var instrument = new Instrument(parts[group[0]].Patch, group.Length);
        var players = ImmutableArray.CreateBuilder<SongPlayer>(group.Length);
        for (int lane = 0; lane < group.Length; lane++)
        {
            Patch patch = parts[group[lane]].Patch;
            instrument.SetUnit(lane, patch.Unit, patch.Seed);
            foreach (TrimSetting setting in _job.Condition.Trims)
                instrument.SetTrim(lane, setting.Trim, setting.Value);
            foreach (Control control in Controls.All)
                instrument.Turn(control, patch[control], lane: lane);
            if (_job.Tuning is { } tuning)
                instrument.TryTune(tuning, lane: lane);
            players.Add(new SongPlayer(instrument, _job.Song, Midi[group[lane]], _job.RateHz, lane, _job.Midi.Programs));
        }

        instrument.Prepare(new InstrumentOptions
        {
            SampleRateHz = _job.RateHz,
            Quality = _job.Quality,
            MaximumFrames = _blockFrames,
            Age = _job.Condition.Age,
            Cold = _job.Condition.Cold,
        });
        return new SongSound(instrument, players.MoveToImmutable(), _blockFrames);
    }

    private IEnumerable<int[]> Groups(ImmutableArray<SongPart> parts)
    {
        // Where the song itself moves cables, nobody shares them.
        bool cablesMove = !_job.Midi.Programs.IsEmpty
            || _job.Song.Messages.Any(message => message.Kind == MidiMessageKind.ControlChange && message.Data1 == MidiNumbers.NonRegisteredHigh);
        var left = new List<int>(Enumerable.Range(0, parts.Length));
        while (left.Count > 0)
        {
            Patch first = parts[left[0]].Patch;
            int[] group = [.. left.Where((part, place) => place == 0 || (!cablesMove && ShareCables(first, parts[part].Patch)))];
            left.RemoveAll(group.Contains);
            yield return group;
        }
    }

    // Age and warmth are all lanes', and trimmers are where the first lane's patch has them.
    private static bool ShareCables(Patch a, Patch b) =>
        InstrumentPlayer.CanSwitch(a, b) && a.Cables.AsSpan().SequenceEqual(b.Cables.AsSpan())
        && a.Age == b.Age && a.IsCold == b.IsCold && Trims.All.All(trim => a[trim] == b[trim]);
}
