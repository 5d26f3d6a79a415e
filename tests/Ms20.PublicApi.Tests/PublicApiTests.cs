using System.Reflection;
using System.Runtime.CompilerServices;

namespace Ms20.PublicApi.Tests;

/// <summary>
/// The public surface of the libraries, held against the files in Surface/: a change of it shows in review. Where it is meant,
/// MS20_UPDATE_API=1 in the environment writes the files anew.
/// </summary>
public class PublicApiTests
{
    private static readonly bool Update = Environment.GetEnvironmentVariable("MS20_UPDATE_API") == "1";

    [Theory]
    [InlineData("Ms20.Panel")]
    [InlineData("Ms20.Engine")]
    [InlineData("Ms20.Audio")]
    public void The_public_surface_is_the_one_on_record(string library)
    {
        string actual = Surface.Of(Assembly.Load(library));
        string path = Path.Combine(Root(), "tests", "Ms20.PublicApi.Tests", "Surface", library + ".txt");
        if (Update)
            File.WriteAllText(path, actual);
        string expected = File.ReadAllText(path).ReplaceLineEndings("\n");
        if (expected != actual)
            Assert.Fail($"The public surface of {library} has changed. If it is meant to, run this test with MS20_UPDATE_API=1.\n{LineDifference.Between(expected, actual)}");
    }

    [Theory]
    [InlineData("Ms20.Panel")]
    [InlineData("Ms20.Engine")]
    [InlineData("Ms20.Audio")]
    public void This_project_is_an_outsider(string library) => Assert.DoesNotContain(
        Assembly.Load(library).GetCustomAttributes<InternalsVisibleToAttribute>(),
        friend => friend.AssemblyName.StartsWith("Ms20.PublicApi.Tests", StringComparison.Ordinal));

    [Fact]
    public void A_difference_shows_what_is_gone_and_what_is_new_below_its_type()
    {
        const string before = "class A\n    int X { get; }\n    void Y()\n\nclass B\n    Z()\n";
        const string after = "class A\n    int X { get; set; }\n    void Y()\n\nclass B\n    Z()\nclass C\n";
        Assert.Equal("  class A\n-     int X { get; }\n+     int X { get; set; }\n+ class C", LineDifference.Between(before, after));
    }

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Ms20.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Ms20.slnx is in no folder above the tests; run them inside the repository.");
    }
}
