using System.Collections.Immutable;

namespace Ms20.App.Lab.Session;

/// <summary>
/// Every kind of message that a page and the Lab exchange. Whoever adds one adds its row here: the Lab neither obeys nor sends a kind that has none, and
/// the page's types (<c>js/protocol.js</c>) are written from the rows, so that the type checker holds each of its messages to them.
/// </summary>
internal static class Messages
{
    /// <summary>What a page may say.</summary>
    public static ImmutableArray<MessageKind> FromPage { get; } =
    [
        new("cable+", "from: string, to: string", "a cable was plugged, from an output jack to an input jack"),
        new("cable-", "from: string, to: string", "a cable was pulled"),
        new("drive", "jacks: string[]", "the input jacks that the page's own sound is to be plugged into"),
        new("forget", "id: string", "what was taught to turn this control turns it no more"),
        new("gear", "channel?: number, profile?: string", "the MIDI channel, 0 for all; the MIDI profile: mini, extended, or empty for the model's own"),
        new("go", "v: number", "the sound of the set list at this place, from 0, is to play"),
        new("learn", "id: string", "the next control change is to turn this control; empty leaves it"),
        new("limiter", "v: boolean", "whether the limiter on what is heard works"),
        new("meters", "at?: number", "the page is ready to draw lamps, meter and probed volts; and what time it is, unless it has slept"),
        new("midi", "b: number[], at?: number, d?: string", "the bytes of a MIDI message, and the device that sent it"),
        new("midigone", "d: string", "a MIDI device is there no more"),
        new("midiout", "name: string, thru?: boolean", "the page passes MIDI on to this output, empty for none; whether what comes in goes out too"),
        new("off", "n: number, at?: number", "a key comes up"),
        new("on", "n: number, v?: number, at?: number", "a key goes down; velocity 1 to 127"),
        new("p", "id: string, v: number, at?: number", "a control stands at a dial mark"),
        new("panic", "", "every key comes up"),
        new("patch", "patch: Record<string, any>", "everything stands as in this patch file"),
        new("player", $"{PlayerFields("?")}, place?: number", "what of the player's book is other than it was"),
        new("power", "switch?: boolean, auto?: boolean", "the mini is to wake; or whether VOLUME is its switch, and whether it turns itself off"),
        new("probe", "jacks: string[]", "the jacks whose live volts the page wants to see"),
        new("quality", "v: string", "how fast the engine runs inside: eco, standard or high"),
        new("rear", "id: string, v: string | number", "a switch of the rear panel, by its legend, or a knob by its mark"),
        new("service", "", "where would a service turn the trimmers?"),
        new("set", "key: string, v: any", "a key of the patch file"),
        new("shelf", "n: number, op: 'list' | 'load' | 'save' | 'import' | 'rename' | 'remove', slug?: string, patch?: Record<string, any>, text?: string, title?: string", "a numbered question about the player's own patches"),
        new("state", "", "the page wants to know how everything stands"),
    ];

    /// <summary>What the Lab may say.</summary>
    public static ImmutableArray<MessageKind> FromLab { get; } =
    [
        new("cable+", "from: string, to: string", "a cable was plugged"),
        new("cable-", "from: string, to: string", "a cable was pulled"),
        new("gear", $"profile: string, heard: string, channel: number, bound: {BindingList}", "how MIDI is heard: the profile chosen and the one it comes to, the channel, and which control changes turn what"),
        new("hello", "tab: number, run: string", "the first message: the tab's number, and the run's"),
        new("hints", "list: {from: string, to: string, says: string}[]", "the cables that are allowed and probably not meant"),
        new("lamps", "v: Record<string, number>", "brightness of lamps, 0 to 1"),
        new("meter", "peak: number, rms: number, limited: boolean, load: number", "SIGNAL OUT in units of full scale, before the limiter; the engine's share of real time"),
        new("midifault", "id: string, text: string, channel: number", "why MIDI notes are not heard; empty when they are"),
        new("off", "n: number", "a key comes up"),
        new("on", "n: number", "a key goes down"),
        new("out", "b: number[], n?: number, rest?: number[], all?: boolean", "bytes for the MIDI output; the key they press or let go, the bytes that would let it go, or that all are let go"),
        new("outgone", "", "another page has the MIDI output now"),
        new("p", "id: string, v: number", "a control stands at a dial mark"),
        new("patch", "patch: Record<string, any>", "everything stands as in this patch file"),
        new("patches", $"list: {PatchList}", "the player's own patches are these now"),
        new("player", $"{PlayerFields("")}, place: number", "favourites, set list and habits; which of the set list was taken last, -1 before the first"),
        new("power", "on: boolean, asleep: boolean, switch: boolean, auto: boolean", "the mini's power: on, gone by itself, VOLUME is its switch, it turns itself off"),
        new("rear", "id: string, v: string | number", "a switch of the rear panel, by its legend, or a knob by its mark"),
        new("service", "v: Record<string, number>", "where a service would turn the trimmers"),
        new("set", "key: string, v: any", "a key of the patch file"),
        new("shelf", $"n: number, list?: {PatchList}, slug?: string, isNew?: boolean, patch?: Record<string, any> | null, refused?: string", "the answer to a numbered question"),
        new("sound", "tab: number, driven: string[]", "the tab that has the sound, 0 for none; the jacks that its own sound is plugged into"),
        new("status", "text: string, kind: 'ok' | 'warn' | 'error'", "a sentence for the person at the panel"),
        new("volts", "v: Record<string, number>", "live volts of the probed jacks"),
    ];

    private const string BindingList = "{cc: number, id: string, device?: string, taught: boolean}[]";

    private const string PatchList = "{name: string, title: string, notes: string, cables: string[], tags: string[], factory: boolean}[]";

    private static readonly ImmutableHashSet<string> NamesFromPage = [.. FromPage.Select(kind => kind.Name)];

    private static readonly ImmutableHashSet<string> NamesFromLab = [.. FromLab.Select(kind => kind.Name)];

    private static string PlayerFields(string mark) =>
        $"favourites{mark}: string[], keys{mark}: 'highest' | 'last' | 'lowest', known{mark}: string[], setList{mark}: string[], setListOn{mark}: boolean";

    /// <summary>Whether a page may say something of this kind.</summary>
    public static bool IsFromPage(string? name) => name is not null && NamesFromPage.Contains(name);

    /// <summary>Whether the Lab may say something of this kind.</summary>
    public static bool IsFromLab(string name) => NamesFromLab.Contains(name);
}
