namespace Ms20.Lab.Tests.Browser;

/// <summary>
/// Frames that carry their own number, so that whoever gets them can tell whether one is missing, came twice or in another order: k / 2^20 is exact
/// in 24 bits, and starts again after 20 seconds.
/// </summary>
internal static class Numbered
{
    /// <summary>How many frames are told apart.</summary>
    public const int Period = 1 << 20;

    // ring-processor.js turns 32 frames down when sound begins again, the last of them by nothing.
    private const int Faded = 31;

    /// <summary>A tap that numbers what a Lab sends.</summary>
    public static Ms20.App.Lab.Sound.SoundTap Tap()
    {
        int number = 0;
        return sound =>
        {
            foreach (ref float sample in sound)
            {
                number = number % (Period - 1) + 1;
                sample = number / (float)Period;
            }
        };
    }

    /// <summary>Reads numbered frames as they were played: the breaks, each of which must be a fade and no more.</summary>
    /// <returns>How many breaks there were, how many frames stood in order, and a sentence about the first frame that did not continue the last.</returns>
    public static (int Breaks, int InOrder, string? Complaint) Read(ReadOnlySpan<float> played)
    {
        int breaks = 0, inOrder = 0, last = 0;
        for (int i = 0; i < played.Length;)
        {
            int number = NumberOf(played[i]);
            // Faded frames may look like numbers; two in a row that follow each other do not.
            bool isNumber = number > 0 && i + 1 < played.Length && NumberOf(played[i + 1]) == Next(number);
            if (!isNumber && !(last > 0 && number == Next(last)))
            {
                i++;
                continue;
            }

            if (last > 0 && number != Next(last))
            {
                breaks++;
                int missing = (number - last + Period - 1) % (Period - 1) - 1;
                if (missing != Faded)
                    return (breaks, inOrder, $"after frame {last} came {number}, at {i} of {played.Length}: {missing} frames between them were not played");
            }

            last = number;
            inOrder++;
            i++;
        }

        return (breaks, inOrder, null);
    }

    private static int Next(int number) => number % (Period - 1) + 1;

    private static int NumberOf(float sample)
    {
        float number = sample * Period;
        return number is >= 1.0f and < Period && number == MathF.Floor(number) ? (int)number : 0;
    }
}
