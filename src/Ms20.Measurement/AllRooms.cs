using Ms20.Measurement.Rooms;

namespace Ms20.Measurement;

/// <summary>Everything that is measured, in the page's order.</summary>
internal static class AllRooms
{
    /// <summary>The rooms.</summary>
    public static IReadOnlyList<Room> List { get; } =
    [
        SmallSignal.Room,
        DrivenNull.Room,
        SelfOscillation.Room,
        EarlyCharacter.Room,
        AudioRateModulation.Room,
        FilterAlias.Room,
        ControlCircuits.Room,
        ExternalSignalProcessor.Room,
        Oscillators.Room,
    ];

    /// <summary>The rows of all of them.</summary>
    public static IEnumerable<Row> Rows => List.SelectMany(room => room.Rows);
}
