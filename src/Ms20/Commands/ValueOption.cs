using System.CommandLine;
using System.Globalization;

namespace Ms20.App.Commands;

/// <summary>Reads the text of an option.</summary>
internal delegate bool ValueReader<T>(string text, out T value);

/// <summary>Makes options that take one value and refuse a wrong one with a sentence.</summary>
internal static class ValueOption
{
    /// <summary>An option with a reader of its own.</summary>
    /// <param name="name">The option, such as "--rate".</param>
    /// <param name="helpName">What its value is called in help, such as "HZ".</param>
    /// <param name="description">What help says about it.</param>
    /// <param name="read">Understands the value, or not.</param>
    /// <param name="wanted">What the refusal asks for, such as "a whole number from 8000 to 384000".</param>
    public static Option<T> Create<T>(string name, string helpName, string description, ValueReader<T> read, string wanted) => new(name)
    {
        HelpName = helpName,
        Description = description,
        CustomParser = result =>
        {
            string text = result.Tokens[^1].Value;
            if (!read(text, out T value))
                result.AddError($"{name} cannot be \"{text}\": write {wanted}.");
            return value;
        },
    };

    /// <summary>An option that takes a whole number.</summary>
    public static Option<int?> WholeNumber(string name, string helpName, string description, int minimum, int maximum)
    {
        bool Read(string text, out int? value)
        {
            bool read = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number);
            value = number;
            return read && number >= minimum && number <= maximum;
        }

        string wanted = maximum == int.MaxValue ? $"a whole number from {minimum} on" : $"a whole number from {minimum} to {maximum}";
        return Create<int?>(name, helpName, description, Read, wanted);
    }

    /// <summary>An option that takes a number.</summary>
    public static Option<double?> Number(string name, string helpName, string description, double minimum, double maximum)
    {
        bool Read(string text, out double? value)
        {
            const NumberStyles plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
            bool read = double.TryParse(text, plain, CultureInfo.InvariantCulture, out double number);
            value = number;
            return read && number >= minimum && number <= maximum;
        }

        string wanted = string.Create(CultureInfo.InvariantCulture, $"a number from {minimum} to {maximum}");
        return Create<double?>(name, helpName, description, Read, wanted);
    }

    /// <summary>An option that takes one of a few words.</summary>
    public static Option<T?> Choice<T>(string name, string description, params (string Word, T Value)[] choices)
        where T : struct
    {
        string[] words = [.. choices.Select(choice => choice.Word)];

        bool Read(string text, out T? value)
        {
            int found = Array.IndexOf(words, text.ToLowerInvariant());
            value = found < 0 ? null : choices[found].Value;
            return found >= 0;
        }

        return Create<T?>(name, string.Join('|', words), description, Read, $"{string.Join(", ", words[..^1])} or {words[^1]}");
    }
}
