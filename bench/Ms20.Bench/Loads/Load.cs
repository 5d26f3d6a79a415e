namespace Ms20.Bench.Loads;

/// <summary>Work to be timed, in slices: after <see cref="Rewind"/> the same slices follow, the same bits each time.</summary>
/// <remarks>That is what makes a minimum honest: the n-th slice of one round is the very work of the n-th slice of another.</remarks>
internal abstract class Load
{
    /// <summary>What is timed, as tables show it.</summary>
    public abstract string Name { get; }

    /// <summary>How many instruments are computed together.</summary>
    public abstract int Width { get; }

    /// <summary>Engine samples in a slice; each lane computes so many.</summary>
    public abstract int SamplesPerSlice { get; }

    /// <summary>Slices in a round.</summary>
    public abstract int SlicesPerRound { get; }

    /// <summary>Back to where every round begins. Not to be timed.</summary>
    public abstract void Rewind();

    /// <summary>Computes the next slice. Allocates nothing; goes on for ever, also past the end of the round.</summary>
    public abstract void RunSlice();

    /// <summary>Computes at least so many engine samples.</summary>
    public void Run(int samples)
    {
        for (int done = 0; done < samples; done += SamplesPerSlice)
            RunSlice();
    }
}
