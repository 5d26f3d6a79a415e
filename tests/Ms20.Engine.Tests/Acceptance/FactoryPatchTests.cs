using Ms20.Panel;

namespace Ms20.Engine.Tests.Acceptance;

/// <summary>What holds for every patch that comes with the instrument and is played on keys: it is heard, it is neither too loud nor too quiet, and it ends.</summary>
public class FactoryPatchTests
{
    private const double RateHz = 48000.0;
    private const double HeldSeconds = 2.0;

    // The longest release is the bell's: 20 dB in 3 seconds.
    private const double LongestTailSeconds = 8.0;

    /// <summary>What patches are tagged that wait for sound in SIGNAL IN; see <see cref="FactoryPatchOutsideTests"/>.</summary>
    internal const string ExternalTag = "external";

    public static TheoryData<string> Names => [.. FactoryPatches.All.Where(name => !Load(name).Tags.Contains(ExternalTag))];

    public static TheoryData<string> NamesOfWhatEnds =>
        [.. FactoryPatches.All.Where(name => !Load(name).Tags.Contains("drone") && !Load(name).Tags.Contains(ExternalTag))];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_held_note_is_heard_within_a_second_and_peaks_between_minus_12_and_minus_1_dBFS(string name)
    {
        var performance = new Performance(Load(name), 48, 60, 72);
        foreach (double[] wave in performance.Play((int)(HeldSeconds * RateHz)))
        {
            Assert.All(wave, sample => Assert.True(double.IsFinite(sample)));
            double peakDb = 20.0 * Math.Log10(wave.Peak());
            // Loud enough to be heard beside the others, and a decibel left for units and seeds.
            Assert.InRange(peakDb, -12.0, -1.0);
            // Slow attacks are swells, not silence: in the first second they come within 20 dB of their peak.
            Assert.True(wave.Between(0.0, 1.0).Peak() > 0.1 * wave.Peak(), "late");
        }
    }

    [Theory]
    [MemberData(nameof(NamesOfWhatEnds))]
    public void A_note_ends_after_its_key_unless_the_patch_is_tagged_a_drone(string name)
    {
        var performance = new Performance(Load(name), 60);
        double peak = performance.Play((int)(0.5 * RateHz))[0].Peak();
        performance.Release();
        double left = peak;
        // Half a second at a time; 60 dB below its peak a note is over.
        for (double seconds = 0.0; left > 1e-3 * peak && seconds < LongestTailSeconds; seconds += 0.5)
            left = performance.Play((int)(0.5 * RateHz))[0].Peak();
        Assert.True(left <= 1e-3 * peak, $"{20.0 * Math.Log10(left / peak):F0} dB are left after {LongestTailSeconds} s");
    }

    /// <summary>A factory patch by its name.</summary>
    internal static Patch Load(string name)
    {
        Assert.True(FactoryPatches.TryFind(name, out Patch? patch), name);
        return patch;
    }

    /// <summary>A patch played by several hands at once, each on an instrument of its own, heard in digital full scale.</summary>
    private sealed class Performance
    {
        private const int Block = 480;

        private readonly int[] _notes;
        private readonly Instrument _instrument;

        public Performance(Patch patch, params int[] notes)
        {
            _notes = notes;
            _instrument = new Instrument(patch, notes.Length);
            _instrument.Prepare(new InstrumentOptions { SampleRateHz = RateHz, MaximumFrames = Block });
            for (int lane = 0; lane < notes.Length; lane++)
                Assert.True(_instrument.TryPress(notes[lane], 0, lane));
        }

        public void Release()
        {
            for (int lane = 0; lane < _notes.Length; lane++)
                Assert.True(_instrument.TryRelease(_notes[lane], 0, lane));
        }

        /// <summary>The next frames, whole blocks of them, lane by lane.</summary>
        public double[][] Play(int frames)
        {
            double[][] waves = [.. _notes.Select(_ => new double[frames])];
            double[] block = new double[Block * _notes.Length];
            for (int frame = 0; frame < frames; frame += Block)
            {
                _instrument.Process([], block, Block);
                for (int lane = 0; lane < waves.Length; lane++)
                    block.AsSpan(lane * Block, Block).CopyTo(waves[lane].AsSpan(frame));
            }

            return waves;
        }
    }
}
