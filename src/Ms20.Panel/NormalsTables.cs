using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Ms20.Panel;

/// <summary>The normals tables a patch may name.</summary>
/// <remarks>
/// Owners know which plug cuts what (MS-20 owner's manual, 1978): a plug in VCO 1+2 CV IN silences the keyboard's pitch, one in
/// TOTAL takes the MG's place at three knobs at once, INITIAL GAIN adds and cuts nothing. Nothing is normalled to the
/// sample-and-hold, to the modulation VCA's IN, to EXT SIGNAL IN, to SIGNAL IN or to INITIAL GAIN, and the keyboard does not reach the filters.
/// </remarks>
public static class NormalsTables
{
    /// <summary>The instrument's own wiring: EG 2, referred to its sustain level, moves both cutoffs.</summary>
    public static NormalsTable Hardware { get; } = Table(
        "hardware", "As the instrument is wired", InternalNodes.Eg2MinusSustain.Id);

    /// <summary>
    /// The wiring that beginners' guides draw: EG 1, from 0 to 5 V, moves both cutoffs, and what is plugged into the external signal processor goes
    /// on to the filters by itself; the rest as in the hardware.
    /// </summary>
    public static NormalsTable Guide { get; } = Table(
        "guide",
        "As beginners' guides draw it",
        Jacks.Eg1Out.Id,
        new Normal(Jacks.EspAmpOut.Id, Jacks.ExtSignalIn.Id) { WhilePluggedId = Jacks.EspSignalIn.Id });

    /// <summary>Every table.</summary>
    public static ImmutableArray<NormalsTable> All { get; } = [Hardware, Guide];

    /// <summary>The table of a patch that names none.</summary>
    public static NormalsTable Default => Hardware;

    /// <summary>Finds a table by its id.</summary>
    /// <param name="id">The id, exactly as in the rows.</param>
    /// <param name="table">The table, when there is one.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryFind(string? id, [NotNullWhen(true)] out NormalsTable? table)
    {
        foreach (NormalsTable candidate in All)
        {
            if (candidate.Id == id)
            {
                table = candidate;
                return true;
            }
        }

        table = null;
        return false;
    }

    private static NormalsTable Table(string id, string name, string cutoffSourceId, params ReadOnlySpan<Normal> more) => new(
        id,
        name,
        [
            new(Jacks.KbdCvOut.Id, Jacks.VcoCvIn.Id),
            new(InternalNodes.Vco12Node.Id, Jacks.Vco2CvIn.Id),
            new(Jacks.KbdTrigOut.Id, Jacks.TrigIn.Id),
            new(InternalNodes.TriggerNode.Id, Jacks.Eg1TrigIn.Id),
            new(InternalNodes.TriggerNode.Id, InternalInputs.Eg2Trigger.Id),
            new(Jacks.MgTriangleOut.Id, Jacks.Total.Id),
            new(InternalNodes.Eg1MinusFive.Id, Jacks.Freq.Id),
            new(cutoffSourceId, Jacks.HpfCutoffIn.Id),
            new(cutoffSourceId, Jacks.LpfCutoffIn.Id),
            new(Jacks.Eg1Out.Id, Jacks.VcaControlIn.Id),
            new(InternalNodes.Eg2.Id, InternalInputs.VcaEnvelope.Id),
            .. more,
        ]);
}
