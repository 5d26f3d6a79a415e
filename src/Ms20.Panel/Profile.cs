namespace Ms20.Panel;

/// <summary>A model of the instrument: which filter circuit it has and how it listens to MIDI.</summary>
/// <remarks>Immutable; may be used from any thread.</remarks>
public sealed class Profile
{
    internal Profile(string id, string name, FilterRevision revision, bool miniMidi, double nutAcrossFlatsMm)
    {
        Id = id;
        Name = name;
        Revision = revision;
        MiniMidi = miniMidi;
        NutAcrossFlatsMm = nutAcrossFlatsMm;
    }

    /// <summary>The stable id that patches store.</summary>
    public string Id { get; }

    /// <summary>The name for people.</summary>
    public string Name { get; }

    /// <summary>The filter circuit.</summary>
    public FilterRevision Revision { get; }

    /// <summary>Whether MIDI follows the mini's implementation: channel 1, notes and mode messages alone.</summary>
    public bool MiniMidi { get; }

    /// <summary>Width of a jack's nut across its flats in millimetres: 12.5 around a 1/4 inch jack, 8 around a 3.5 mm one.</summary>
    public double NutAcrossFlatsMm { get; }

    /// <summary>The profile's id.</summary>
    /// <returns><see cref="Id"/>.</returns>
    public override string ToString() => Id;
}
