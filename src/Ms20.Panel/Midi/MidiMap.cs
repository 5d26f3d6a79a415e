using System.Collections.Immutable;

namespace Ms20.Panel;

/// <summary>How an instrument listens to a player's MIDI gear: channel, bender, wheel, which control change turns what, and its programs.</summary>
/// <remarks>It belongs to the gear, not to a patch. Immutable: the With methods return another map. May be used from any thread.</remarks>
public sealed partial class MidiMap : IEquatable<MidiMap>
{
    /// <summary>The widest bend, in semitones.</summary>
    public const double LongestBendSemitones = 24.0;

    /// <summary>The most programs: MIDI has no more.</summary>
    public const int MaximumPrograms = 128;

    private MidiMap()
    {
    }

    private MidiMap(MidiMap other)
    {
        Name = other.Name;
        Channel = other.Channel;
        BendSemitones = other.BendSemitones;
        WheelGoesBothWays = other.WheelGoesBothWays;
        Targets = other.Targets;
        Programs = other.Programs;
        Devices = other.Devices;
    }

    /// <summary>Every channel, two semitones of bend, the wheel upwards, every control by its own number, no programs.</summary>
    public static MidiMap Default { get; } = new() { Targets = DefaultTargets() };

    /// <summary>What the map is called, such as the gear's name.</summary>
    public string Name { get; private init; } = "";

    /// <summary>The channel listened to, 1 to 16; null for all.</summary>
    public int? Channel { get; private init; }

    /// <summary>How far the bender bends either way, 0 to 24 semitones.</summary>
    public double BendSemitones { get; private init; } = 2.0;

    /// <summary>Whether the modulation wheel turns the control wheel from end to end; if not, from its centre (0 V) to +5 V.</summary>
    public bool WheelGoesBothWays { get; private init; }

    /// <summary>What each control change from 0 to 119 moves.</summary>
    public ImmutableArray<MidiTarget> Targets { get; private init; } = [];

    /// <summary>The set list: the patch of each program from 0 on, by name or file. Empty where program changes do nothing.</summary>
    public ImmutableArray<string> Programs { get; private init; } = [];

    /// <summary>The map under another name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The new map.</returns>
    public MidiMap WithName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new(this) { Name = name };
    }

    /// <summary>The map for another channel.</summary>
    /// <param name="channel">1 to 16; null for all.</param>
    /// <returns>The new map.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such channel.</exception>
    public MidiMap WithChannel(int? channel)
    {
        if (channel is < 1 or > 16)
            throw new ArgumentOutOfRangeException(nameof(channel), channel, "MIDI has channels 1 to 16.");
        return new(this) { Channel = channel };
    }

    /// <summary>The map with another bend.</summary>
    /// <param name="semitones">0 to 24.</param>
    /// <returns>The new map.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The bend is wider, or no number.</exception>
    public MidiMap WithBend(double semitones)
    {
        if (!(semitones >= 0.0 && semitones <= LongestBendSemitones))
            throw new ArgumentOutOfRangeException(nameof(semitones), semitones, "A bender bends 0 to 24 semitones.");
        return new(this) { BendSemitones = semitones };
    }

    /// <summary>The map whose wheel goes both ways, or upwards alone.</summary>
    /// <param name="bothWays">See <see cref="WheelGoesBothWays"/>.</param>
    /// <returns>The new map.</returns>
    public MidiMap WithWheelBothWays(bool bothWays) => new(this) { WheelGoesBothWays = bothWays };

    /// <summary>The map in which a control change moves something else: what learning does.</summary>
    /// <param name="number">A number that <see cref="MidiNumbers.IsLearnable"/> allows.</param>
    /// <param name="target">What it moves; <see cref="MidiTarget.None"/> for nothing.</param>
    /// <returns>The new map.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The control change has a meaning of its own.</exception>
    public MidiMap WithTarget(int number, MidiTarget target)
    {
        if (!MidiNumbers.IsLearnable(number))
            throw new ArgumentOutOfRangeException(nameof(number), number, "This control change has a meaning of its own in MIDI.");
        return new(this) { Targets = Targets.SetItem(number, target) };
    }

    /// <summary>The map with another set list.</summary>
    /// <param name="programs">At most 128 patches, by name or file.</param>
    /// <returns>The new map.</returns>
    /// <exception cref="ArgumentException">There are more.</exception>
    public MidiMap WithPrograms(params ReadOnlySpan<string> programs)
    {
        if (programs.Length > MaximumPrograms)
            throw new ArgumentException($"MIDI has {MaximumPrograms} programs, not {programs.Length}.", nameof(programs));
        return new(this) { Programs = [.. programs] };
    }

    /// <summary>Whether two maps are the same in everything.</summary>
    /// <param name="other">The other map.</param>
    /// <returns>True when their files are equal.</returns>
    public bool Equals(MidiMap? other) =>
        other is not null
        && Name == other.Name
        && Channel == other.Channel
        && BendSemitones == other.BendSemitones
        && WheelGoesBothWays == other.WheelGoesBothWays
        && Targets.AsSpan().SequenceEqual(other.Targets.AsSpan())
        && Programs.AsSpan().SequenceEqual(other.Programs.AsSpan())
        && HasDevicesOf(other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as MidiMap);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Channel, BendSemitones, WheelGoesBothWays, Programs.Length);

    private static ImmutableArray<MidiTarget> DefaultTargets()
    {
        var targets = new MidiTarget[PerformanceSources.ControlChanges];
        targets[MidiNumbers.FootController] = MidiTarget.Of(PerformanceSources.Pedal);
        targets[MidiNumbers.ExpressionPedal] = MidiTarget.Of(PerformanceSources.Pedal);
        foreach (Control control in Controls.All)
            targets[control.MidiCc] = MidiTarget.Of(control);
        return [.. targets];
    }
}
