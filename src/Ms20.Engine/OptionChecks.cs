using System.Collections.Immutable;
using Ms20.Panel;

namespace Ms20.Engine;

/// <summary>What <see cref="Instrument.Prepare"/> and <see cref="Instrument.TryPlug"/> refuse, each with one sentence.</summary>
internal static class OptionChecks
{
    public const double LowestRateHz = 8000.0;
    public const double HighestRateHz = 384000.0;

    public static void Check(InstrumentOptions options, Patch patch, ImmutableArray<Cable> cables)
    {
        if (!(options.SampleRateHz >= LowestRateHz && options.SampleRateHz <= HighestRateHz))
            throw new ArgumentException($"The sample rate of {options.SampleRateHz} Hz is not supported: choose one from 8000 to 384000 Hz.", nameof(options));
        if (options.MaximumFrames < 1)
            throw new ArgumentException($"A block of {options.MaximumFrames} frames is not possible: prepare for at least 1 frame.", nameof(options));
        if (options.Inputs.IsDefault || options.Outputs.IsDefault)
            throw new ArgumentException("The host's inputs and outputs are not set: give a list of ports, an empty one for none.", nameof(options));
        if (options.Age is { } age && !(age >= 0.0 && age <= 1.0))
            throw new ArgumentException($"An age of {age} is not possible: choose one from 0, just serviced, to 1, decades without service.", nameof(options));
        for (int i = 0; i < options.Inputs.Length; i++)
        {
            Jack jack = options.Inputs[i].Jack;
            if (jack.Direction != JackDirection.Input)
                throw new ArgumentException($"{jack.Id} is an output and cannot be driven by the host: choose an input jack.", nameof(options));
            if (patch.PlugIn(jack) is { } plug)
                throw new ArgumentException($"{jack.Id} has the plug of {plug.Id} and cannot be driven by the host as well: take the route out of the patch or choose another jack.", nameof(options));
            for (int j = 0; j < i; j++)
            {
                if (ReferenceEquals(options.Inputs[j].Jack, jack))
                    throw new ArgumentException($"{jack.Id} is named twice among the host inputs: a jack takes one plug.", nameof(options));
            }
        }

        CheckCables(options, patch, cables);
    }

    public static void CheckCables(InstrumentOptions options, Patch patch, ImmutableArray<Cable> cables)
    {
        if (cables.IsDefault)
            throw new ArgumentException("The cables are not set: give a list of cables, an empty one to unplug all.", nameof(cables));
        for (int i = 0; i < cables.Length; i++)
        {
            Jack input = cables[i].Input;
            for (int j = 0; j < i; j++)
            {
                if (ReferenceEquals(cables[j].Input, input))
                    throw new ArgumentException($"Two cables go into {input.Id}: an input takes one cable.", nameof(cables));
            }

            if (patch.PlugIn(input) is { } plug)
                throw new ArgumentException($"{input.Id} has the plug of {plug.Id}: an input takes one plug.", nameof(cables));
            foreach (HostPort port in options.Inputs)
            {
                if (ReferenceEquals(port.Jack, input))
                    throw new ArgumentException($"{input.Id} has a cable and cannot be driven by the host as well: unplug the cable or choose another jack.", nameof(cables));
            }
        }
    }
}
