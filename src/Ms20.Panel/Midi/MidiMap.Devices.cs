using System.Collections.Immutable;

namespace Ms20.Panel;

/// <content>What single devices were taught.</content>
public sealed partial class MidiMap
{
    /// <summary>
    /// What single devices were taught, by name: control changes and what they move, instead of what <see cref="Targets"/> says for all. A device with no
    /// rows of its own is not in it.
    /// </summary>
    public ImmutableSortedDictionary<string, ImmutableSortedDictionary<int, MidiTarget>> Devices { get; private init; } =
        ImmutableSortedDictionary.Create<string, ImmutableSortedDictionary<int, MidiTarget>>(StringComparer.Ordinal);

    /// <summary>How the instrument listens to one device.</summary>
    /// <param name="device">Its name.</param>
    /// <returns>The map with that device's rows in <see cref="Targets"/> and no <see cref="Devices"/>; the same map where there are none at all.</returns>
    public MidiMap For(string device)
    {
        ArgumentNullException.ThrowIfNull(device);
        if (Devices.IsEmpty)
            return this;
        ImmutableArray<MidiTarget> targets = Targets;
        if (Devices.TryGetValue(device, out ImmutableSortedDictionary<int, MidiTarget>? rows))
        {
            foreach ((int number, MidiTarget target) in rows)
                targets = targets.SetItem(number, target);
        }

        return new(this) { Targets = targets, Devices = Devices.Clear() };
    }

    /// <summary>The map in which a control change of one device moves something else.</summary>
    /// <param name="device">The device's name.</param>
    /// <param name="number">A number that <see cref="MidiNumbers.IsLearnable"/> allows.</param>
    /// <param name="target">What it moves, <see cref="MidiTarget.None"/> for nothing; null to forget it, so that <see cref="Targets"/> holds again.</param>
    /// <returns>The new map.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The control change has a meaning of its own.</exception>
    public MidiMap WithTarget(string device, int number, MidiTarget? target)
    {
        ArgumentNullException.ThrowIfNull(device);
        if (!MidiNumbers.IsLearnable(number))
            throw new ArgumentOutOfRangeException(nameof(number), number, "This control change has a meaning of its own in MIDI.");
        ImmutableSortedDictionary<int, MidiTarget> rows = Devices.GetValueOrDefault(device, ImmutableSortedDictionary<int, MidiTarget>.Empty);
        rows = target is MidiTarget moved ? rows.SetItem(number, moved) : rows.Remove(number);
        return new(this) { Devices = rows.IsEmpty ? Devices.Remove(device) : Devices.SetItem(device, rows) };
    }

    private bool HasDevicesOf(MidiMap other)
    {
        if (Devices.Count != other.Devices.Count)
            return false;
        foreach ((string device, ImmutableSortedDictionary<int, MidiTarget> rows) in Devices)
        {
            if (!other.Devices.TryGetValue(device, out ImmutableSortedDictionary<int, MidiTarget>? others) || rows.Count != others.Count)
                return false;
            foreach ((int number, MidiTarget target) in rows)
            {
                if (!others.TryGetValue(number, out MidiTarget moved) || moved != target)
                    return false;
            }
        }

        return true;
    }
}
