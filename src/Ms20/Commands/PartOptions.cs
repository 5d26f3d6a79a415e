using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text;
using Ms20.App.Rendering;
using Ms20.Panel;

namespace Ms20.App.Commands;

/// <summary>The words that say who plays the song: a channel, several instruments, or several takes.</summary>
internal sealed class PartOptions
{
    private readonly Option<string[]> _channel = new("--channel")
    {
        HelpName = "N[=PATCH]",
        Description = "The MIDI channel to play, 1 to 16; with a patch, one of several instruments. May be repeated. [default: all]",
    };

    private readonly Option<string?> _stems = new("--stems")
    {
        HelpName = "DIR",
        Description = "Write each instrument's own file into this folder instead of the mix.",
    };

    private readonly Option<int?> _takes = ValueOption.WholeNumber(
        "--takes", "N", "Render 2 to 64 takes for layering, each on a unit of its own, its knobs a hair elsewhere.", 2, Takes.Most);

    /// <summary>All of them, in the order in which help shows them.</summary>
    public IReadOnlyList<Option> All => [_channel, _stems, _takes];

    /// <summary>The one channel that one instrument plays; null for all.</summary>
    /// <exception cref="Refusal">A channel is none.</exception>
    public int? Channel(ParseResult parsed) => Channels(parsed) is [{ Patch: null } only] ? only.Channel : null;

    /// <summary>The folder for the instruments' files, if they get one each.</summary>
    public string? Stems(ParseResult parsed) => parsed.GetValue(_stems);

    /// <summary>The number of takes, if takes were asked for.</summary>
    public int? TakeCount(ParseResult parsed) => parsed.GetValue(_takes);

    /// <summary>The instruments, where there are several or one with a patch of its own; else none.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="main">The patch of channels that name none.</param>
    /// <param name="load">Finds a patch, with all that the command line changes about it.</param>
    /// <exception cref="Refusal">A channel is none, or stands there twice, or options do not go together.</exception>
    public ImmutableArray<SongPart> Parts(ParseResult parsed, Patch main, Func<string, Patch> load)
    {
        (int Channel, string? Patch)[] channels = Channels(parsed);
        bool several = channels.Length > 1 || channels is [{ Patch: not null }];
        if (!several && Stems(parsed) is not null)
            throw Wrong("--stems writes a file for each instrument: name them, such as --channel 1=fuzz-bass --channel 2=first-light.");
        if (TakeCount(parsed) is not int takes)
            return several ? [.. channels.Select(channel => Part(channel.Channel, channel.Patch is { } name ? load(name) : main))] : [];
        return several
            ? throw Wrong("--takes are of one instrument: leave out --takes, or all but one --channel and its patch.")
            : [.. Enumerable.Range(1, takes).Select(take => Take(take, takes, main, Channel(parsed)))];
    }

    private static SongPart Part(int channel, Patch patch)
    {
        string name = patch.Name.Length > 0 ? patch.Name : "an unnamed patch";
        string file = string.Create(CultureInfo.InvariantCulture, $"channel-{channel:00}-{Slug(patch.Name)}").TrimEnd('-');
        return new SongPart(string.Create(CultureInfo.InvariantCulture, $"channel {channel}, {name}"), file + ".wav", patch, channel);
    }

    private static SongPart Take(int take, int takes, Patch patch, int? channel)
    {
        string number = take.ToString(CultureInfo.InvariantCulture).PadLeft(takes.ToString(CultureInfo.InvariantCulture).Length, '0');
        return new SongPart($"take {take}", $"-take-{number}.wav", Takes.Of(patch, take), channel);
    }

    private (int Channel, string? Patch)[] Channels(ParseResult parsed)
    {
        var channels = new List<(int Channel, string? Patch)>();
        foreach (string text in parsed.GetValue(_channel) ?? [])
        {
            string[] halves = text.Split('=', 2, StringSplitOptions.TrimEntries);
            bool read = int.TryParse(halves[0], NumberStyles.None, CultureInfo.InvariantCulture, out int channel) && channel is >= 1 and <= 16;
            if (!read || halves is [_, ""])
                throw Wrong($"--channel cannot be \"{text}\": write a channel from 1 to 16, alone or with its patch, such as 2=fuzz-bass.");
            if (channels.Exists(other => other.Channel == channel))
                throw Wrong($"channel {channel} is given twice: write it once, with one patch.");
            channels.Add((channel, halves.Length > 1 ? halves[1] : null));
        }

        return [.. channels];
    }

    private static string Slug(string name)
    {
        var slug = new StringBuilder();
        foreach (char letter in name)
        {
            if (char.IsAsciiLetterOrDigit(letter))
                slug.Append(char.ToLowerInvariant(letter));
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        return slug.ToString().Trim('-');
    }

    private static Refusal Wrong(string sentence) => new(sentence, ExitCode.Usage);
}
