using System.Globalization;

namespace Ms20.Engine.Tests.Reference;

/// <summary>A netlist of reference/netlists, read for the values that stand in it.</summary>
internal sealed class Netlist
{
    private readonly Dictionary<string, double> _values = [];

    private Netlist(string[] lines)
    {
        foreach (string line in lines)
        {
            string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0 || words[0][0] == '*')
                continue;
            if (words[0] is ".param" or ".model")
                ReadAssignments(line, words[0] == ".model" ? words[1] + "." : "");
            else if ("RCVD".Contains(words[0][0], StringComparison.Ordinal))
                Parts.Add(words[0]);
            if (words.Length > 3 && words[0][0] != '.' && TryNumber(words[^1].StartsWith("IC=", StringComparison.Ordinal) ? words[^2] : words[^1], out double value))
                _values[words[0]] = value;
        }
    }

    /// <summary>Designators of the resistors, capacitors, voltage sources and diodes.</summary>
    public List<string> Parts { get; } = [];

    /// <summary>How many diodes it has.</summary>
    public int Diodes => Parts.Count(part => part[0] == 'D');

    /// <summary>A part's value in SI units, a parameter's by its name, a model's as MODEL.NAME.</summary>
    public double this[string name]
    {
        get
        {
            Assert.True(_values.ContainsKey(name), $"The netlist gives no number for '{name}'.");
            return _values[name];
        }
    }

    public static Netlist Load(string name) => new(File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "netlists", name)));

    private void ReadAssignments(string line, string prefix)
    {
        string[] pieces = line.Split(' ', '(', ')');
        foreach (string piece in pieces)
        {
            int equals = piece.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && TryNumber(piece[(equals + 1)..], out double value))
                _values[prefix + piece[..equals]] = value;
        }
    }

    private static bool TryNumber(string text, out double value)
    {
        double scale = 1.0;
        string lower = text.ToLowerInvariant();
        foreach ((string suffix, double factor) in new[] { ("meg", 1e6), ("f", 1e-15), ("p", 1e-12), ("n", 1e-9), ("u", 1e-6), ("m", 1e-3), ("k", 1e3), ("g", 1e9) })
        {
            if (!lower.EndsWith(suffix, StringComparison.Ordinal))
                continue;
            (lower, scale) = (lower[..^suffix.Length], factor);
            break;
        }

        bool read = double.TryParse(lower, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
        value *= scale;
        return read;
    }
}
