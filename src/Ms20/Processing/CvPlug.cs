using System.Collections.Immutable;
using System.Globalization;
using Ms20.App.Patches;
using Ms20.Panel;

namespace Ms20.App.Processing;

/// <summary>A channel of a file of control voltages and the jack it goes to.</summary>
/// <param name="Channel">The channel, counted from 0.</param>
/// <param name="Jack">An input.</param>
internal sealed record CvPlug(int Channel, Jack Jack)
{
    /// <summary>Reads "CH=JACK,CH=JACK", channels counted from 1.</summary>
    /// <exception cref="Refusal">There is no such jack, it is an output, or it is named twice.</exception>
    public static ImmutableArray<CvPlug> ParseMap(string map)
    {
        var plugs = ImmutableArray.CreateBuilder<CvPlug>();
        foreach (string entry in map.Split(',', StringSplitOptions.TrimEntries))
        {
            string[] ends = entry.Split('=', StringSplitOptions.TrimEntries);
            if (ends.Length != 2 || !int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out int channel) || channel < 1)
                throw Wrong($"--cv-map cannot be \"{map}\": write a channel, \"=\" and an input's id, such as 1=lpf.cutoff.in,2=trig.in.");
            Jack jack = JackNamed.Find(ends[1], JackDirection.Input);
            if (jack.Direction != JackDirection.Input)
                throw Wrong($"{jack.Id} is an output and takes no voltage: give --cv-map an input (see \"ms20 panel\").");
            if (plugs.Any(plug => plug.Jack == jack))
                throw Wrong($"--cv-map names {jack.Id} twice: a jack takes one plug.");
            plugs.Add(new CvPlug(channel - 1, jack));
        }

        return plugs.DrainToImmutable();
    }

    private static Refusal Wrong(string sentence) => new(sentence, ExitCode.Usage);
}
