using System.Collections.Immutable;

namespace Ms20.Panel;

/// <summary>A setting of the whole instrument: every dial mark, every cable, the profile, the normals table and the rear panel.</summary>
/// <remarks>
/// Immutable: the With methods return another patch. Dials are limited to their range and to whole steps where the control has
/// steps; a patch can hold no other value. May be used from any thread.
/// </remarks>
public sealed partial class Patch : IEquatable<Patch>
{
    private readonly ImmutableArray<double> _dials;

    private Patch(ImmutableArray<double> dials) => _dials = dials;

    private Patch(Patch other)
    {
        Name = other.Name;
        Author = other.Author;
        Notes = other.Notes;
        Tags = other.Tags;
        Profile = other.Profile;
        Normals = other.Normals;
        _dials = other._dials;
        Cables = other.Cables;
        RearPositions = other.RearPositions;
        Performance = other.Performance;
        MgClock = other.MgClock;
        PulseClock = other.PulseClock;
        RearDials = other.RearDials;
        Age = other.Age;
        IsCold = other.IsCold;
        TrimValues = other.TrimValues;
        Unit = other.Unit;
        Seed = other.Seed;
        UnknownKeys = other.UnknownKeys;
    }

    /// <summary>The normal setting: both oscillators sounding in unison, filters open, nothing modulated, no cable.</summary>
    public static Patch NormalSetting { get; } = new(DefaultDials());

    /// <summary>The patch's name.</summary>
    public string Name { get; private init; } = "";

    /// <summary>Who made it.</summary>
    public string Author { get; private init; } = "";

    /// <summary>What to know about it, such as what to move; may have several lines.</summary>
    public string Notes { get; private init; } = "";

    /// <summary>Words to find it by.</summary>
    public ImmutableArray<string> Tags { get; private init; } = [];

    /// <summary>The model of the instrument it was made on.</summary>
    public Profile Profile { get; private init; } = Profiles.Default;

    /// <summary>What inputs without a plug read.</summary>
    public NormalsTable Normals { get; private init; } = NormalsTables.Default;

    /// <summary>The dial mark of every control, in the order of <see cref="Controls.All"/>.</summary>
    public ImmutableArray<double> Dials
    {
        get => _dials;
        private init => _dials = value;
    }

    /// <summary>The cables, by output jack, then by input jack: the order of plugging leaves no trace.</summary>
    public ImmutableArray<Cable> Cables { get; private init; } = [];

    /// <summary>Which instrument of the series, 0 or more: 0 is ideal, 1 calibrated and warm, all others draw their own parts.</summary>
    public int Unit { get; private init; } = 1;

    /// <summary>Seed of the noise and of the phases at which free-running circuits start.</summary>
    public ulong Seed { get; private init; } = 1;

    /// <summary>Keys of the file that this version does not know, by name.</summary>
    internal ImmutableArray<UnknownKey> UnknownKeys { get; private init; } = [];

    /// <summary>The dial mark of a control.</summary>
    /// <param name="control">The control.</param>
    public double this[Control control]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(control);
            return _dials[control.Index];
        }
    }

    /// <summary>The output whose cable is in an input.</summary>
    /// <param name="input">The input.</param>
    /// <returns>The output, or null when no cable is plugged there.</returns>
    public Jack? SourceOf(Jack input)
    {
        foreach (Cable cable in Cables)
        {
            if (cable.Input == input)
                return cable.Output;
        }

        return null;
    }

    /// <summary>Whether a cable may be plugged, and if not, why.</summary>
    /// <param name="output">Where it would come from.</param>
    /// <param name="input">Where it would go.</param>
    /// <param name="refusal">One sentence when it may not; empty when it may.</param>
    /// <returns>Whether <see cref="WithCable"/> would succeed.</returns>
    public bool CanPlug(Jack output, Jack input, out string refusal)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(input);
        refusal = "";
        if (output.Direction != JackDirection.Output)
            refusal = $"{output.Id} is an input; a cable goes from an output to an input.";
        else if (input.Direction != JackDirection.Input)
            refusal = $"{input.Id} is an output; a cable goes from an output to an input.";
        else if (SourceOf(input) is { } occupant)
            refusal = $"{input.Id} already has the cable from {occupant.Id}; unplug that one first.";
        else if (PlugIn(input) is { } plug)
            refusal = $"{input.Id} already has the plug of {plug.Id}; take the route from {plug.Id} to {input.Id} out first.";
        return refusal.Length == 0;
    }

    /// <summary>The patch with one control moved.</summary>
    /// <param name="control">The control.</param>
    /// <param name="dial">The new mark; beyond the dial it is limited.</param>
    /// <returns>The new patch.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The mark is not a number.</exception>
    public Patch With(Control control, double dial)
    {
        ArgumentNullException.ThrowIfNull(control);
        if (double.IsNaN(dial))
            throw new ArgumentOutOfRangeException(nameof(dial), $"{control.Id} cannot stand at what is not a number; give a dial mark.");
        return new(this) { Dials = _dials.SetItem(control.Index, control.Limit(dial)) };
    }

    /// <summary>The patch with one more cable.</summary>
    /// <param name="output">Where it comes from.</param>
    /// <param name="input">Where it goes; must be free.</param>
    /// <returns>The new patch.</returns>
    /// <exception cref="ArgumentException">The cable cannot be plugged; the message is the sentence of <see cref="CanPlug"/>.</exception>
    public Patch WithCable(Jack output, Jack input)
    {
        if (!CanPlug(output, input, out string refusal))
            throw new ArgumentException(refusal);
        int place = 0;
        while (place < Cables.Length && IsBefore(Cables[place], output, input))
            place++;
        return new(this) { Cables = Cables.Insert(place, new Cable(output, input)) };
    }

    /// <summary>The patch without the cable in an input; the same patch when there is none.</summary>
    /// <param name="input">The input.</param>
    /// <returns>The new patch.</returns>
    public Patch WithoutCable(Jack input)
    {
        ArgumentNullException.ThrowIfNull(input);
        for (int i = 0; i < Cables.Length; i++)
        {
            if (Cables[i].Input == input)
                return new(this) { Cables = Cables.RemoveAt(i) };
        }

        return this;
    }

    /// <summary>The patch with no cable at all.</summary>
    /// <returns>The new patch.</returns>
    public Patch WithoutCables() => new(this) { Cables = [] };

    /// <summary>The patch on another model of the instrument.</summary>
    /// <param name="profile">The profile.</param>
    /// <returns>The new patch.</returns>
    public Patch WithProfile(Profile profile) => new(this) { Profile = NotNull(profile) };

    /// <summary>The patch with another normals table.</summary>
    /// <param name="normals">The table.</param>
    /// <returns>The new patch.</returns>
    public Patch WithNormals(NormalsTable normals) => new(this) { Normals = NotNull(normals) };

    /// <summary>The patch on another instrument of the series.</summary>
    /// <param name="unit">The instrument, 0 or more; see <see cref="Unit"/>.</param>
    /// <returns>The new patch.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public Patch WithUnit(int unit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(unit);
        return new(this) { Unit = unit };
    }

    /// <summary>The patch with another seed.</summary>
    /// <param name="seed">The seed; see <see cref="Seed"/>.</param>
    /// <returns>The new patch.</returns>
    public Patch WithSeed(ulong seed) => new(this) { Seed = seed };

    /// <summary>The patch under another name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The new patch.</returns>
    /// <exception cref="ArgumentException">The text holds half of a surrogate pair, which no file can store.</exception>
    public Patch WithName(string name) => new(this) { Name = Storable(name) };

    /// <summary>The patch of another author.</summary>
    /// <param name="author">The author.</param>
    /// <returns>The new patch.</returns>
    /// <exception cref="ArgumentException">The text holds half of a surrogate pair, which no file can store.</exception>
    public Patch WithAuthor(string author) => new(this) { Author = Storable(author) };

    /// <summary>The patch with other notes.</summary>
    /// <param name="notes">The notes; may have several lines.</param>
    /// <returns>The new patch.</returns>
    /// <exception cref="ArgumentException">The text holds half of a surrogate pair, which no file can store.</exception>
    public Patch WithNotes(string notes) => new(this) { Notes = Storable(notes) };

    /// <summary>The patch with other tags.</summary>
    /// <param name="tags">The tags, in the order to keep.</param>
    /// <returns>The new patch.</returns>
    /// <exception cref="ArgumentException">A tag holds half of a surrogate pair, which no file can store.</exception>
    public Patch WithTags(params ReadOnlySpan<string> tags)
    {
        foreach (string tag in tags)
            Storable(tag);
        return new(this) { Tags = [.. tags] };
    }

    /// <summary>The patch with the keys that the reader met and did not know.</summary>
    internal Patch WithUnknownKeys(ImmutableArray<UnknownKey> unknownKeys) => new(this) { UnknownKeys = unknownKeys };

    /// <summary>Whether two patches are the same in everything, what a file keeps for later versions included.</summary>
    /// <param name="other">The other patch.</param>
    /// <returns>True when their files are equal.</returns>
    public bool Equals(Patch? other) =>
        other is not null
        && Name == other.Name
        && Author == other.Author
        && Notes == other.Notes
        && Profile == other.Profile
        && Normals == other.Normals
        && Unit == other.Unit
        && Seed == other.Seed
        && _dials.AsSpan().SequenceEqual(other._dials.AsSpan())
        && Tags.AsSpan().SequenceEqual(other.Tags.AsSpan())
        && Cables.AsSpan().SequenceEqual(other.Cables.AsSpan())
        && RearPositions.AsSpan().SequenceEqual(other.RearPositions.AsSpan())
        && MgClock == other.MgClock
        && PulseClock == other.PulseClock
        && Performance.AsSpan().SequenceEqual(other.Performance.AsSpan())
        && RearDials.AsSpan().SequenceEqual(other.RearDials.AsSpan())
        && Age == other.Age
        && IsCold == other.IsCold
        && TrimValues.AsSpan().SequenceEqual(other.TrimValues.AsSpan())
        && UnknownKeys.AsSpan().SequenceEqual(other.UnknownKeys.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Patch);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.Add(Name);
        hash.Add(Profile);
        hash.Add(Unit);
        hash.Add(Seed);
        hash.Add(Cables.Length);
        foreach (double dial in _dials)
            hash.Add(dial);
        return hash.ToHashCode();
    }

    private static bool IsBefore(Cable cable, Jack output, Jack input) =>
        cable.Output.Index < output.Index || (cable.Output == output && cable.Input.Index < input.Index);

    private static ImmutableArray<double> DefaultDials()
    {
        var dials = ImmutableArray.CreateBuilder<double>(Controls.All.Length);
        foreach (Control control in Controls.All)
            dials.Add(control.Default);
        return dials.MoveToImmutable();
    }

    private static T NotNull<T>(T value)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(value);
        return value;
    }

    private static string Storable(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                throw new ArgumentException($"The text holds half of a surrogate pair at character {i + 1}; remove it.", nameof(text));
            i++;
        }

        return text;
    }
}
