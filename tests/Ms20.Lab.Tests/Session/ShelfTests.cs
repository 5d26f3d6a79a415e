using System.Text.Json.Nodes;
using Ms20.App.Lab.Session;

namespace Ms20.Lab.Tests.Session;

/// <summary>The player's own patches.</summary>
public sealed class ShelfTests : IAsyncLifetime
{
    private TestLab _lab = null!;

    public async Task InitializeAsync() => _lab = await TestLab.StartAsync();

    public Task DisposeAsync() => _lab.DisposeAsync().AsTask();

    [Fact]
    public async Task A_patch_is_kept_listed_loaded_and_taken_away()
    {
        await using Page page = await Page.OpenAsync(_lab);
        JsonObject saved = await AskAsync(page, """{"op":"save","patch":{"format":1,"name":"Mein Bass!","tags":["bass"]}}""");
        Assert.Equal("mein-bass", (string?)saved["slug"]);
        Assert.Null(saved["patch"]);
        Assert.True(File.Exists(Path.Combine(_lab.PatchesFolder, "mein-bass.ms20.json")));
        JsonObject row = Assert.Single((await AskAsync(page, """{"op":"list"}"""))["list"]!.AsArray())!.AsObject();
        Assert.Equal("Mein Bass!", (string?)row["title"]);
        Assert.Equal("bass", (string?)Assert.Single(row["tags"]!.AsArray()));
        Assert.Equal("Mein Bass!", (string?)(await AskAsync(page, """{"op":"load","slug":"mein-bass"}"""))["patch"]!["name"]);
        Assert.Equal("Mein Bass!", (string?)(await AskAsync(page, """{"op":"remove","slug":"mein-bass"}"""))["patch"]!["name"]);
        Assert.Empty((await AskAsync(page, """{"op":"list"}"""))["list"]!.AsArray());
    }

    [Fact]
    public async Task What_is_replaced_comes_back_for_undo_and_other_tabs_are_told()
    {
        await using Page page = await Page.OpenAsync(_lab);
        await using Page other = await Page.OpenAsync(_lab);
        // What is there when it comes: nothing.
        Assert.Empty((await other.HearAsync("patches"))["list"]!.AsArray());
        await AskAsync(page, """{"op":"save","patch":{"format":1,"name":"A","notes":"first"}}""");
        JsonObject second = await AskAsync(page, """{"op":"save","patch":{"format":1,"name":"A","notes":"second"}}""");
        Assert.Equal("first", (string?)second["patch"]!["notes"]);
        Assert.Single((await other.HearAsync("patches"))["list"]!.AsArray());
    }

    [Theory]
    [InlineData("../panel")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("A")]
    [InlineData("")]
    public async Task A_slug_cannot_leave_the_folder(string slug)
    {
        await using Page page = await Page.OpenAsync(_lab);
        string victim = Path.Combine(Path.GetDirectoryName(_lab.PatchesFolder)!, "panel.ms20.json");
        await File.WriteAllTextAsync(victim, "{\"format\":1}");
        Assert.Null((await AskAsync(page, $$"""{"op":"load","slug":"{{slug}}"}"""))["patch"]);
        Assert.Null((await AskAsync(page, $$"""{"op":"remove","slug":"{{slug}}"}"""))["patch"]);
        Assert.NotNull((await AskAsync(page, $$"""{"op":"save","slug":"{{slug}}","patch":{"format":1} }"""))["refused"]);
        Assert.Equal("{\"format\":1}", await File.ReadAllTextAsync(victim));
    }

    [Theory]
    [InlineData("First Light", "first-light")]
    [InlineData("  S&H -- Melody  ", "s-h-melody")]
    [InlineData("\u97f3", "patch")]
    [InlineData("../../etc/passwd", "etc-passwd")]
    public void A_name_becomes_a_file_s_name(string name, string slug) => Assert.Equal(slug, PatchShelf.SlugOf(name));

    [Fact]
    public async Task A_file_that_is_no_patch_is_passed_over()
    {
        Directory.CreateDirectory(_lab.PatchesFolder);
        await File.WriteAllTextAsync(Path.Combine(_lab.PatchesFolder, "broken.ms20.json"), "{");
        await using Page page = await Page.OpenAsync(_lab);
        Assert.Empty((await AskAsync(page, """{"op":"list"}"""))["list"]!.AsArray());
    }

    private static async Task<JsonObject> AskAsync(Page page, string question)
    {
        JsonObject message = JsonNode.Parse(question)!.AsObject();
        message["t"] = "shelf";
        message["n"] = 7;
        await page.SayAsync(message.ToJsonString());
        return await page.HearAsync("shelf");
    }
}
