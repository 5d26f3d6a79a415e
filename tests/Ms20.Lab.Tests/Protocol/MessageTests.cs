using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Ms20.App.Lab.Session;
using Ms20.Lab.Tests.Session;

namespace Ms20.Lab.Tests.Protocol;

/// <summary>The page and the Lab mean the same messages. What the page's modules send and compare is held to the types by the type checker.</summary>
public sealed partial class MessageTests
{
    internal static string Root { get; } = FindRoot();

    private static string ScriptsFolder => Path.Combine(Root, "src", "Ms20", "Lab", "wwwroot", "js");

    [Fact]
    public void The_pages_types_are_the_rows()
    {
        string path = Path.Combine(ScriptsFolder, "protocol.js");
        if (Environment.GetEnvironmentVariable("MS20_UPDATE_DOCS") == "1")
            File.WriteAllText(path, Rules.Script());
        Assert.True(
            File.ReadAllText(path) == Rules.Script(),
            "js/protocol.js is not what the rows of Messages.cs say: run this test with MS20_UPDATE_DOCS=1 and look at what changed.");
    }

    [Fact]
    public void Every_row_has_a_page_that_says_or_understands_it()
    {
        string scripts = string.Concat(Directory.GetFiles(ScriptsFolder, "*.js", SearchOption.AllDirectories)
            .Where(path => Path.GetFileName(path) != "protocol.js").Select(File.ReadAllText));
        // The one kind that is made of a condition: t: on ? 'on' : 'off'.
        string[] said = [.. Said().Matches(scripts).Select(match => match.Groups[1].Value), "on", "off"];
        Assert.Empty(Messages.FromPage.Select(kind => kind.Name).Except(said));
        string[] understood = [.. Understood().Matches(scripts).Select(match => match.Groups[1].Value)];
        Assert.Empty(Messages.FromLab.Select(kind => kind.Name).Except(understood));
    }

    [Fact]
    public void Rows_stand_in_the_order_of_their_names_and_no_name_twice()
    {
        foreach (ImmutableArray<MessageKind> kinds in new[] { Messages.FromPage, Messages.FromLab })
        {
            string[] names = [.. kinds.Select(kind => kind.Name)];
            Assert.Equal(names.Distinct().Order(StringComparer.Ordinal), names);
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task The_Lab_obeys_a_message_of_every_row(string json)
    {
        Assert.Null(Rules.ComplaintAboutPage(Encoding.UTF8.GetBytes(json)));
        await using TestLab lab = await TestLab.StartAsync();
        await using Page page = await Page.OpenAsync(lab);
        await page.SayAsync(json);
        // It would have closed the socket.
        Assert.NotNull(await page.StateAsync());
    }

    [Fact]
    public void There_is_a_sample_of_every_row()
    {
        IEnumerable<string> names = Samples().Select(sample => Regex.Match((string)sample[0], "\"t\":\"([^\"]+)\"").Groups[1].Value);
        Assert.Empty(Messages.FromPage.Select(kind => kind.Name).Except(names));
    }

    [Theory]
    [InlineData("""{"t":"p","id":"lpf.cutoff"}""", "lacks v")]
    [InlineData("""{"t":"p","id":"lpf.cutoff","v":"5"}""", "p.v is String")]
    [InlineData("""{"t":"p","id":"lpf.cutoff","v":5,"w":1}""", "p.w is unknown")]
    [InlineData("""{"t":"probe","jacks":["a",1]}""", "jacks[1] is Number")]
    [InlineData("""{"t":"shelf","n":1,"op":"burn"}""", "op is")]
    [InlineData("""{"t":"nonsense"}""", "no row")]
    public void A_message_of_another_shape_is_noticed(string json, string complaint) =>
        Assert.Contains(complaint, Rules.ComplaintAboutPage(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void The_Lab_says_nothing_that_has_no_row() =>
        Assert.Throws<ArgumentException>(() => Says.Write("nonsense", _ => { }));

    /// <summary>A message of every kind that a page may send.</summary>
    public static IEnumerable<object[]> Samples() =>
    [
        ["""{"t":"cable+","from":"pink.out","to":"freq.in"}"""],
        ["""{"t":"cable-","from":"pink.out","to":"freq.in"}"""],
        ["""{"t":"drive","jacks":["ext.signal.in"]}"""],
        ["""{"t":"forget","id":"lpf.cutoff"}"""],
        ["""{"t":"go","v":0}"""],
        ["""{"t":"learn","id":"lpf.cutoff"}"""],
        ["""{"t":"limiter","v":false}"""],
        ["""{"t":"meters"}"""],
        ["""{"t":"gear","channel":3,"profile":"mini"}"""],
        ["""{"t":"midi","b":[144,60,100],"at":1000,"d":"Keys"}"""],
        ["""{"t":"midigone","d":"Keys"}"""],
        ["""{"t":"midiout","name":"Synth","thru":true}"""],
        ["""{"t":"off","n":60,"at":1000}"""],
        ["""{"t":"on","n":60,"v":100,"at":1000}"""],
        ["""{"t":"p","id":"lpf.cutoff","v":5,"at":1000}"""],
        ["""{"t":"panic"}"""],
        ["""{"t":"patch","patch":{"format":1}}"""],
        ["""{"t":"player","setList":["factory/wind"],"setListOn":true,"place":-1}"""],
        ["""{"t":"power"}"""],
        ["""{"t":"power","switch":true,"auto":false}"""],
        ["""{"t":"probe","jacks":["mg.pulse.out"]}"""],
        ["""{"t":"quality","v":"eco"}"""],
        ["""{"t":"rear","id":"rear.converter1.offset","v":1.5}"""],
        ["""{"t":"rear","id":"rear.sync","v":"ON"}"""],
        ["""{"t":"service"}"""],
        ["""{"t":"set","key":"unit","v":2}"""],
        ["""{"t":"shelf","n":1,"op":"list"}"""],
        ["""{"t":"state"}"""],
    ];

    // A kind that a module writes: t: 'kind'.
    [GeneratedRegex(@"\bt: '([^']+)'")]
    private static partial Regex Said();

    // A kind that a module asks for: case 'kind', t === 'kind', t !== 'kind'.
    [GeneratedRegex(@"(?:case |\bt [!=]== )'([^']+)'")]
    private static partial Regex Understood();

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Ms20.slnx")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
