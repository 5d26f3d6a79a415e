using System.Collections.Immutable;
using System.Globalization;
using Ms20.Engine;

namespace Ms20.Audio.Tuning;

/// <summary>Which key plays which degree of a scale, in the format of the Scala archive (.kbm).</summary>
/// <remarks>Immutable; any thread may read it.</remarks>
public sealed class ScalaKeyboardMap
{
    private const int MostEntries = 10_000;
    private const int HighestNote = 127;
    private const int MiddleC = 60;

    /// <summary>Far below and above what an oscillator reaches, in hertz: keys beyond are limited there.</summary>
    private const double LowestHertz = 1e-3;
    private const double HighestHertz = 1e6;

    // Null where a key is silent.
    private readonly ImmutableArray<int?> _degrees;

    private ScalaKeyboardMap(ImmutableArray<int?> degrees) => _degrees = degrees;

    /// <summary>Every key the next degree, degree 0 on MIDI note 60, which sounds at 261.63 Hz as always.</summary>
    public static ScalaKeyboardMap Linear { get; } = new([])
    {
        FirstNote = 0,
        LastNote = HighestNote,
        MiddleNote = MiddleC,
        ReferenceNote = MiddleC,
        ReferenceHertz = KeyTuning.HertzPerVolt * 2.0,
    };

    /// <summary>The lowest key that sounds, a MIDI note.</summary>
    public int FirstNote { get; private init; }

    /// <summary>The highest key that sounds, a MIDI note.</summary>
    public int LastNote { get; private init; }

    /// <summary>The key of the map's first entry, a MIDI note.</summary>
    public int MiddleNote { get; private init; }

    /// <summary>The key whose frequency is given, a MIDI note.</summary>
    public int ReferenceNote { get; private init; }

    /// <summary>Its frequency, in hertz.</summary>
    public double ReferenceHertz { get; private init; }

    /// <summary>The degree by which the map moves when it begins anew; 0 for the scale's period.</summary>
    public int OctaveDegree { get; private init; }

    /// <summary>Reads a keyboard map.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <returns>The map.</returns>
    /// <exception cref="ScalaFormatException">The file has an error.</exception>
    public static ScalaKeyboardMap Read(ReadOnlySpan<byte> bytes)
    {
        var lines = new ScalaLines(bytes, "keyboard map (.kbm)");
        int size = lines.ReadWhole("the number of keys in the map", 0, MostEntries);
        int first = lines.ReadWhole("the first MIDI note", 0, HighestNote);
        int last = lines.ReadWhole("the last MIDI note", 0, HighestNote);
        int middle = lines.ReadWhole("the middle note", 0, HighestNote);
        int reference = lines.ReadWhole("the reference note", 0, HighestNote);
        double hertz = ReadHertz(lines);
        int octave = lines.ReadWhole("the octave's degree", 0, MostEntries);
        int line = lines.Line;
        var map = new ScalaKeyboardMap(ReadEntries(lines, size))
        {
            FirstNote = first,
            LastNote = last,
            MiddleNote = middle,
            ReferenceNote = reference,
            ReferenceHertz = hertz,
            OctaveDegree = octave,
        };
        return map.DegreeOf(reference, out _) is not null
            ? map
            : throw new ScalaFormatException(line, $"the reference note {reference} has no degree in the map; choose a note that sounds.");
    }

    /// <summary>The voltages of the keys for a scale.</summary>
    /// <param name="scale">The scale.</param>
    /// <returns>The tuning; keys without a degree are silent.</returns>
    public KeyTuning Tune(ScalaScale scale)
    {
        ArgumentNullException.ThrowIfNull(scale);
        double reference = FactorOf(ReferenceNote, scale)!.Value;
        double[] hertz = new double[KeyTuning.Keys];
        for (int note = 0; note < hertz.Length; note++)
        {
            double? factor = note >= FirstNote && note <= LastNote ? FactorOf(note, scale) : null;
            hertz[note] = factor is { } over ? Math.Clamp(ReferenceHertz * over / reference, LowestHertz, HighestHertz) : double.NaN;
        }

        return KeyTuning.FromHertz(hertz);
    }

    private double? FactorOf(int note, ScalaScale scale)
    {
        if (DegreeOf(note, out int repeat) is not { } degree)
            return null;
        double octave = scale.FactorAt(OctaveDegree == 0 ? scale.Factors.Length : OctaveDegree);
        return ScalaScale.Power(octave, repeat) * scale.FactorAt(degree);
    }

    private int? DegreeOf(int note, out int repeat)
    {
        int away = note - MiddleNote;
        repeat = 0;
        if (_degrees.IsEmpty)
            return away;
        repeat = (int)Math.Floor((double)away / _degrees.Length);
        return _degrees[away - repeat * _degrees.Length];
    }

    private static double ReadHertz(ScalaLines lines)
    {
        string word = ScalaLines.FirstWord(lines.Read("the reference frequency"));
        bool read = double.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double hertz);
        return read && hertz >= LowestHertz && hertz <= HighestHertz
            ? hertz
            : throw lines.Refusal($"\"{ScalaLines.Shown(word)}\" stands where the reference frequency should; write hertz, such as 440.0.");
    }

    // Entries that are left out at the end are silent keys.
    private static ImmutableArray<int?> ReadEntries(ScalaLines lines, int size)
    {
        var degrees = ImmutableArray.CreateBuilder<int?>(size);
        while (degrees.Count < size)
        {
            string? line = lines.TryRead();
            string word = line is null ? "x" : ScalaLines.FirstWord(line);
            if (word.Length == 0)
                continue;
            bool silent = word is "x" or "X";
            if (!int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int degree) && !silent || Math.Abs(degree) > MostEntries)
                throw lines.Refusal($"\"{ScalaLines.Shown(word)}\" is no degree; write a whole number, or x for a silent key.");
            degrees.Add(silent ? null : degree);
        }

        return degrees.MoveToImmutable();
    }
}
