using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Ms20.Panel;

/// <summary>The inputs of normals that are not jacks.</summary>
public static class InternalInputs
{
    /// <summary>The trigger of EG 2, which has no jack of its own; reads 5 V (no trigger) when nothing drives it.</summary>
    public static InternalInput Eg2Trigger { get; } = new(0, "input.eg2.trigger", "trigger of EG 2", 5.0);

    /// <summary>The envelope of the amplifier, to which INITIAL GAIN is added.</summary>
    public static InternalInput VcaEnvelope { get; } = new(1, "input.vca.envelope", "envelope of the amplifier", 0.0);

    /// <summary>Every internal input; its <see cref="InternalInput.Index"/> is its place here.</summary>
    public static ImmutableArray<InternalInput> All { get; } = [Eg2Trigger, VcaEnvelope];

    /// <summary>Finds an internal input by its id.</summary>
    /// <param name="id">The id, exactly as in the rows.</param>
    /// <param name="input">The input, when there is one.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryFind(string? id, [NotNullWhen(true)] out InternalInput? input)
    {
        foreach (InternalInput candidate in All)
        {
            if (candidate.Id == id)
            {
                input = candidate;
                return true;
            }
        }

        input = null;
        return false;
    }
}
