using System.Text.Json.Nodes;
using Ms20.App.Lab.Session;
using Ms20.Engine;
using Ms20.Panel;

namespace Ms20.Lab.Tests.Session;

/// <summary>The player's book: set list, favourites, habits.</summary>
public sealed class PlayerTests : IAsyncLifetime
{
    private TestLab _lab = null!;

    public async Task InitializeAsync() => _lab = await TestLab.StartAsync();

    public Task DisposeAsync() => _lab.DisposeAsync().AsTask();

    [Fact]
    public async Task Program_change_n_takes_the_nth_sound_of_a_set_list_that_is_on()
    {
        await using Page page = await Page.OpenAsync(_lab);
        _lab.Session.Shelf.Save(Patch.NormalSetting.WithName("Deep Bell"));
        await page.SayAsync("""{"t":"player","setList":["factory/wind","own/deep-bell","factory/wind"],"setListOn":true}""");
        // As it was when the page came, and as it is now.
        Assert.Empty((await page.HearAsync("player"))["setList"]!.AsArray());
        Assert.Equal(3, (await page.HearAsync("player"))["setList"]!.AsArray().Count);
        await ChangeProgramAsync(page, 1);
        Assert.Equal(1, (int)(await HearPlaceAsync(page))!);
        Assert.Equal("Deep Bell", (string?)(await page.HearAsync("patch"))["patch"]!["name"]);
        // The same sound twice: the place tells them apart.
        await ChangeProgramAsync(page, 2);
        Assert.Equal(2, (int)(await HearPlaceAsync(page))!);
        Assert.Equal("Wind", (string?)(await page.HearAsync("patch"))["patch"]!["name"]);
        await ChangeProgramAsync(page, 3);
        Assert.Contains("The set list has 3 sounds: there is no number 4.", (string?)(await page.HearAsync("status"))["text"]);
        Assert.Equal("Wind", _lab.Session.Patch.Name);
    }

    [Fact]
    public async Task Keys_that_are_held_sound_on_when_a_foot_changes_the_sound()
    {
        await using Page page = await Page.OpenAsync(_lab);
        using Listener listener = await Listener.StartAsync(_lab, page.Tab);
        await listener.PullAsync(128);
        await page.SayAsync("""{"t":"player","setList":["factory/brass"],"setListOn":true}""");
        await page.SayAsync("""{"t":"on","n":60,"v":100}""");
        await ChangeProgramAsync(page, 0);
        await page.HearAsync("patch");
        float[] sound = await listener.ListenAsync(100, 256);
        Assert.True(sound.AsSpan(12800).ToArray().Max(Math.Abs) > 0.05f);
    }

    [Fact]
    public async Task A_program_change_does_nothing_while_the_set_list_is_off()
    {
        await using Page page = await Page.OpenAsync(_lab);
        await page.SayAsync("""{"t":"player","setList":["factory/wind"],"setListOn":false}""");
        await ChangeProgramAsync(page, 0);
        await page.StateAsync();
        Assert.Equal("First Light", _lab.Session.Patch.Name);
    }

    [Fact]
    public async Task A_sound_that_is_gone_is_said_and_the_one_that_plays_stays()
    {
        await using Page page = await Page.OpenAsync(_lab);
        await page.SayAsync("""{"t":"player","setList":["own/lost"],"setListOn":true}""");
        await page.SayAsync("""{"t":"go","v":0}""");
        Assert.Contains("\"lost\") is not there any more", (string?)(await page.HearAsync("status"))["text"]);
        Assert.Equal("First Light", _lab.Session.Patch.Name);
    }

    [Theory]
    [InlineData("""{"t":"player","setList":["wind"]}""")]
    [InlineData("""{"t":"player","setList":["factory/../wind"]}""")]
    [InlineData("""{"t":"player","setList":"factory/wind"}""")]
    [InlineData("""{"t":"player","favourites":[1]}""")]
    [InlineData("""{"t":"player","keys":"loudest"}""")]
    [InlineData("""{"t":"player","setListOn":1}""")]
    [InlineData("""{"t":"go"}""")]
    public async Task What_no_page_would_say_ends_the_connection(string message)
    {
        await using Page page = await Page.OpenAsync(_lab);
        await page.SayAsync(message);
        while (await page.NextAsync() is not null)
        {
            // What was on its way before.
        }

        Assert.NotNull(page.Closed);
        Assert.Equal(PlayerBook.Empty, _lab.Session.Player.Book);
    }

    [Fact]
    public void The_book_is_there_again_when_the_Lab_starts_anew()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("ms20-book-").FullName, "player.json");
        var keeper = new PlayerKeeper(path, out _);
        PlayerBook book = PlayerBook.Empty with
        {
            Favourites = [new SoundName(true, "wind")],
            SetList = [new SoundName(false, "deep-bell"), new SoundName(true, "wind")],
            IsSetListOn = true,
            Keys = NotePriority.Last,
            Known = ["keys"],
        };
        Assert.Null(keeper.Use(book));
        Assert.Equal(book, new PlayerKeeper(path, out string? complaint).Book);
        Assert.Null(complaint);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"format":2}""")]
    [InlineData("""{"format":1,"setList":["nowhere/wind"]}""")]
    public void A_book_that_cannot_be_read_is_set_aside_and_said(string content)
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("ms20-book-").FullName, "player.json");
        File.WriteAllText(path, content);
        Assert.Equal(PlayerBook.Empty, new PlayerKeeper(path, out string? complaint).Book);
        Assert.Contains("cannot be read", complaint);
        Assert.Equal(content, File.ReadAllText(path + ".unreadable"));
    }

    [Fact]
    public async Task A_sound_that_gets_another_name_keeps_its_places()
    {
        await using Page page = await Page.OpenAsync(_lab);
        _lab.Session.Shelf.Save(Patch.NormalSetting.WithName("Deep Bell"));
        await page.SayAsync("""{"t":"player","setList":["factory/wind","own/deep-bell"],"favourites":["own/deep-bell"]}""");
        await page.SayAsync("""{"t":"shelf","n":1,"op":"rename","slug":"deep-bell","title":"Sunken Bell!"}""");
        Assert.Equal("sunken-bell", (string?)(await page.HearAsync("shelf"))["slug"]);
        Assert.Equal(["factory/wind", "own/sunken-bell"], _lab.Session.Player.Book.SetList.Select(name => name.ToString()));
        Assert.Equal("own/sunken-bell", Assert.Single(_lab.Session.Player.Book.Favourites).ToString());
        Assert.Equal("Sunken Bell!", Assert.Single(_lab.Session.Shelf.All()).Patch.Name);
    }

    [Fact]
    public void Names_that_differ_in_signs_alone_are_sounds_of_their_own()
    {
        PatchShelf shelf = _lab.Session.Shelf;
        Assert.Equal("patch", shelf.Save(Patch.NormalSetting.WithName("音")));
        Assert.Equal("patch-2", shelf.Save(Patch.NormalSetting.WithName("光").WithUnit(3)));
        Assert.Equal("patch", shelf.Save(Patch.NormalSetting.WithName("音").WithUnit(2)));
        Assert.Equal([("patch", "音", 2), ("patch-2", "光", 3)], shelf.All().OrderBy(row => row.Slug).Select(row => (row.Slug, row.Patch.Name, row.Patch.Unit)));
    }

    [Fact]
    public async Task The_key_pressed_last_sounds_if_the_player_wants_it()
    {
        await using Page page = await Page.OpenAsync(_lab);
        await page.SayAsync($$"""{"t":"patch","patch":{{System.Text.Encoding.UTF8.GetString(PatchFile.Write(Patch.NormalSetting.WithUnit(0).With(Controls.Vco2Level, 0.0)))}} }""");
        using Listener listener = await Listener.StartAsync(_lab, page.Tab);
        await listener.PullAsync(128);
        await page.SayAsync("""{"t":"on","n":69,"v":100}""");
        await page.SayAsync("""{"t":"on","n":57,"v":100}""");
        await page.StateAsync();
        Assert.Equal(440.0, Pitch.Of((await listener.ListenAsync(100, 256)).AsSpan(8192), 48000.0), 0.5);
        await page.SayAsync("""{"t":"player","keys":"last"}""");
        await page.StateAsync();
        Assert.Equal(220.0, Pitch.Of((await listener.ListenAsync(100, 256)).AsSpan(8192), 48000.0), 0.5);
    }

    private static Task ChangeProgramAsync(Page page, int program) => page.SayAsync($$"""{"t":"midi","b":[192,{{program}}],"at":1}""");

    private static async Task<JsonNode?> HearPlaceAsync(Page page) => (await page.HearAsync("player"))["place"];
}
