using System.Collections.Immutable;
using Ms20.Panel;

namespace Ms20.Engine;

/// <summary>The voltage of every key: what the keyboard gives at KBD CV OUT.</summary>
/// <remarks>Immutable; may be used from any thread.</remarks>
public sealed class KeyTuning
{
    /// <summary>How many keys there are: MIDI notes 0 to 127.</summary>
    public const int Keys = 128;

    /// <summary>Hertz that one volt stands for at 8': C3, with A4 at 440 Hz.</summary>
    public const double HertzPerVolt = Circuits.OscillatorParts.HertzPerVolt;

    /// <summary>The supply: no key gives more, in volts.</summary>
    public const double LimitVolts = 15.0;

    private const int LowestKey = 48;
    private readonly ImmutableArray<double> _volts;

    private KeyTuning(ImmutableArray<double> volts) => _volts = volts;

    /// <summary>Twelve equal steps an octave, 1 V at MIDI note 48: the instrument's own.</summary>
    public static KeyTuning Equal { get; } = new(EqualVolts());

    /// <summary>A tuning by frequencies.</summary>
    /// <param name="hertz">What each of the 128 MIDI notes sounds like at 8', in hertz; not-a-number for a key that stays silent. Limited to 15 V.</param>
    /// <returns>The tuning.</returns>
    /// <exception cref="ArgumentException">Not 128 numbers, or one that is 0 or less.</exception>
    public static KeyTuning FromHertz(ReadOnlySpan<double> hertz)
    {
        if (hertz.Length != Keys)
            throw new ArgumentException($"A tuning has {Keys} frequencies, not {hertz.Length}.", nameof(hertz));
        var volts = ImmutableArray.CreateBuilder<double>(Keys);
        foreach (double frequency in hertz)
        {
            if (frequency <= 0.0)
                throw new ArgumentException($"A key cannot sound at {frequency} Hz: give more than 0, or not-a-number for silence.", nameof(hertz));
            volts.Add(double.IsNaN(frequency) ? double.NaN : Math.Min(frequency / HertzPerVolt, LimitVolts));
        }

        return new KeyTuning(volts.MoveToImmutable());
    }

    /// <summary>Whether a key sounds at all.</summary>
    /// <param name="note">MIDI note, 0 to 127.</param>
    public bool Sounds(int note) => !double.IsNaN(_volts[note]);

    /// <summary>The voltage of a key, in volts; not-a-number when it stays silent.</summary>
    /// <param name="note">MIDI note, 0 to 127.</param>
    public double VoltsOf(int note) => _volts[note];

    private static ImmutableArray<double> EqualVolts()
    {
        var volts = ImmutableArray.CreateBuilder<double>(Keys);
        for (int note = 0; note < Keys; note++)
            volts.Add(Math.Min(Elementary.Exp2((note - LowestKey) / 12.0), LimitVolts));
        return volts.MoveToImmutable();
    }
}
