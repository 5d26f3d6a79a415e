namespace Ms20.Tests;

/// <summary>The README's commands work as typed.</summary>
public sealed class ReadmeTests
{
    private const string Call = "    dotnet run -c Release --project src/Ms20 -- ";

    [Fact]
    public void Drums_go_through_the_instrument_and_are_drawn_before_and_after()
    {
        using var desk = new Desk();
        Directory.CreateDirectory(desk.PathOf("examples"));
        File.Copy(Path.Combine(Repository.Folder, "examples", "drum-loop.wav"), desk.PathOf(Path.Combine("examples", "drum-loop.wav")));
        string[] readme = File.ReadAllLines(Path.Combine(Repository.Folder, "README.md"));
        int begin = Array.IndexOf(readme, "<!-- drums: begin -->"), end = Array.IndexOf(readme, "<!-- drums: end -->");
        string[] calls = readme[(begin + 1)..end];
        Assert.Equal(3, calls.Length);
        foreach (string call in calls)
        {
            Assert.StartsWith(Call, call, StringComparison.Ordinal);
            Said said = desk.Run(call[Call.Length..].Split(' '));
            Assert.Equal((0, ""), (said.ExitCode, said.Output));
            Assert.DoesNotContain("next to nothing", said.Error);
            Assert.DoesNotContain("clipped", said.Error);
        }

        Assert.Equal(["drums.png", "filtered-drums.wav", "kick-bass.wav"], desk.Files);
        Assert.True(desk.Wave("kick-bass.wav").Peak > 0.2);
        Assert.True(desk.Wave("filtered-drums.wav").Peak > 0.2);
        Assert.True(File.Exists(Path.Combine(Repository.Folder, "docs", "drums.png")));
    }
}
