using System.Collections.Immutable;
using Ms20.Engine;

namespace Ms20.Audio.Playing;

/// <summary>The sound of an instrument whose lanes each have a song on their stand. It begins when the songs do: the instrument's latency is left out.</summary>
/// <remarks>Control and audio thread in one: for rendering, not for playing live.</remarks>
public sealed class SongSound
{
    private readonly Instrument _instrument;
    private readonly ImmutableArray<SongPlayer> _players;
    private readonly double[] _block;
    private readonly int _blockFrames;

    /// <summary>An instrument and its players.</summary>
    /// <param name="instrument">The instrument; prepare it, with one host output, before the first <see cref="Read"/>.</param>
    /// <param name="players">The player of each lane, in the order of the lanes; all with the same start.</param>
    /// <param name="blockFrames">The longest block the instrument is prepared for, in frames.</param>
    /// <exception cref="ArgumentException">Not as many players as lanes.</exception>
    public SongSound(Instrument instrument, ImmutableArray<SongPlayer> players, int blockFrames)
    {
        ArgumentNullException.ThrowIfNull(instrument);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(blockFrames);
        if (players.IsDefault || players.Length != instrument.Lanes)
            throw new ArgumentException($"An instrument of {instrument.Lanes} lanes needs as many players.", nameof(players));
        _instrument = instrument;
        _players = players;
        _blockFrames = blockFrames;
        _block = new double[instrument.Lanes * blockFrames];
    }

    /// <summary>How many lanes it has.</summary>
    public int Lanes => _players.Length;

    /// <summary>The frame at which the last of the songs ends.</summary>
    public long EndFrame => _players.Max(player => player.EndFrame);

    /// <summary>Renders the next frames.</summary>
    /// <param name="output">Where they go, lane after lane; at least <see cref="Lanes"/> times <paramref name="frames"/> long.</param>
    /// <param name="frames">How many, 0 or more.</param>
    public void Read(Span<double> output, int frames)
    {
        int done = 0;
        while (done < frames)
        {
            int latencyLeft = (int)Math.Clamp(_instrument.LatencyFrames - _instrument.Now, 0, _blockFrames);
            int count = Math.Min(_blockFrames, frames - done + latencyLeft);
            foreach (SongPlayer player in _players)
                count = Math.Min(count, player.PostAhead(count));
            _instrument.Process([], _block, count);
            int skipped = Math.Min(latencyLeft, count);
            for (int lane = 0; lane < Lanes; lane++)
                _block.AsSpan(lane * count + skipped, count - skipped).CopyTo(output[(lane * frames + done)..]);
            done += count - skipped;
        }
    }
}
