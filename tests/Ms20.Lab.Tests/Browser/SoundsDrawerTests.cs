using Microsoft.Playwright;
using Ms20.Panel;

namespace Ms20.Lab.Tests.Browser;

/// <summary>The drawer of sounds: found, kept, renamed, thrown away, brought in and given away.</summary>
public sealed class SoundsDrawerTests(Chromium chromium) : IClassFixture<Chromium>
{
    [BrowserTheory]
    [InlineData("resonance", "Acid Bass", "Wind")]
    [InlineData("RESON", "First Light", "Outboard")]
    [InlineData("esp total", "Octave Trill", "Growl")]
    [InlineData("glide", "Fifth Lead", "Wind")]
    [InlineData("lfo", "Hoover", "String Pad")]
    [InlineData("envelope follower", "Filtered Drums", "Robot Voice")]
    [InlineData("drone pad", "Wheel Drone", "Ducking Pad")]
    public async Task The_search_understands_the_guides_words(string words, string one, string other)
    {
        await using TestLab lab = await TestLab.StartAsync();
        await using LabPage page = await OpenDrawerAsync(lab);
        await Search(page).FillAsync(words);
        string[] found = await TitlesAsync(page);
        Assert.Contains(one, found);
        Assert.Contains(other, found);
        // The words sort out, too.
        Assert.InRange(found.Length, 2, FactoryPatches.All.Length - 8);
    }

    [BrowserFact]
    public async Task What_no_sound_has_is_said_and_a_knob_is_found_by_what_guides_call_it()
    {
        await using TestLab lab = await TestLab.StartAsync();
        await using LabPage page = await OpenDrawerAsync(lab);
        await Search(page).FillAsync("xylophone");
        await Assertions.Expect(page.Page.GetByText("No sound has these words.")).ToBeVisibleAsync();
        await Search(page).FillAsync("resonance");
        await page.Page.Locator(".found").GetByRole(AriaRole.Button, new() { Name = "LPF PEAK" }).ClickAsync();
        await Assertions.Expect(page.Knob("LPF PEAK")).ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task A_sound_that_is_saved_is_there_after_a_reload_and_plays_as_it_was()
    {
        await using TestLab lab = await TestLab.StartAsync();
        await using LabPage page = await OpenDrawerAsync(lab);
        await page.Knob("LPF CUTOFF FREQUENCY").FillAsync("7.25");
        await SaveAsync(page, "Deep Bell");
        await TakeAsync(page, "Wind");
        await page.UntilAsync(lab, patch => patch.Name == "Wind");
        await page.Page.ReloadAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Sounds", Exact = true }).ClickAsync();
        await TakeAsync(page, "Deep Bell");
        await page.UntilAsync(lab, patch => patch.Name == "Deep Bell" && patch[Controls.LpfCutoff] == 7.25);
    }

    [BrowserFact]
    public async Task Saving_never_replaces_a_factory_sound_and_Undo_brings_back_what_was_saved_over()
    {
        await using TestLab lab = await TestLab.StartAsync();
        await using LabPage page = await OpenDrawerAsync(lab);
        await SaveAsync(page, "First Light");
        await Assertions.Expect(Sound(page, "First Light 2")).ToBeVisibleAsync();
        await page.Knob("LPF CUTOFF FREQUENCY").FillAsync("7.25");
        await page.Page.Keyboard.PressAsync("Control+s");
        await Assertions.Expect(page.Page.GetByText("saved over the one before")).ToBeVisibleAsync();
        Assert.Equal(7.25, lab.Session.Shelf.Find("first-light-2")![Controls.LpfCutoff]);
        await page.Page.Locator(".notice button").ClickAsync();
        await Assertions.Expect(page.Page.GetByText("as it was before")).ToBeVisibleAsync();
        Assert.Equal(5.2, lab.Session.Shelf.Find("first-light-2")![Controls.LpfCutoff]);
        // The panel stands as it stood: what was taken back is the saving.
        Assert.Equal(7.25, lab.Session.Patch[Controls.LpfCutoff]);
    }

    [BrowserFact]
    public async Task A_sound_gets_another_name_where_it_stands_and_undo_gives_the_old_one_back()
    {
        await using TestLab lab = await TestLab.StartAsync();
        await using LabPage page = await OpenDrawerAsync(lab);
        await SaveAsync(page, "Deep Bell");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Put Deep Bell among the favourites" }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Rename or throw away Deep Bell" }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Rename" }).ClickAsync();
        await page.Page.Keyboard.TypeAsync("Sunken Bell");
        await page.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Sound(page, "Sunken Bell")).ToBeVisibleAsync();
        Assert.Equal(["sunken-bell"], lab.Session.Shelf.All().Select(row => row.Slug));
        Assert.Equal("own/sunken-bell", Assert.Single(lab.Session.Player.Book.Favourites).ToString());
        Assert.Equal("Sunken Bell", await page.Page.EvaluateAsync<string>("ms20.instrument.patch.name"));
        await page.Page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(Sound(page, "Deep Bell")).ToBeVisibleAsync();
        Assert.Equal(["deep-bell"], lab.Session.Shelf.All().Select(row => row.Slug));
        Assert.Equal("own/deep-bell", Assert.Single(lab.Session.Player.Book.Favourites).ToString());
    }

    [BrowserFact]
    public async Task A_name_that_is_taken_is_refused_in_one_sentence()
    {
        await using TestLab lab = await TestLab.StartAsync();
        await using LabPage page = await OpenDrawerAsync(lab);
        await SaveAsync(page, "One");
        await SaveAsync(page, "Two");
        await Sound(page, "Two").PressAsync("F2");
        await page.Page.Keyboard.TypeAsync("One");
        await page.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Page.GetByText("Another sound is called \"One\": choose a name that is free.")).ToBeVisibleAsync();
        Assert.Equal(["one", "two"], lab.Session.Shelf.All().Select(row => row.Slug));
    }

    [BrowserFact]
    public async Task A_sound_that_is_thrown_away_comes_back_by_undo()
    {
        await using TestLab lab = await TestLab.StartAsync();
        await using LabPage page = await OpenDrawerAsync(lab);
        await SaveAsync(page, "Deep Bell");
        Patch saved = lab.Session.Shelf.Find("deep-bell")!;
        await Sound(page, "Deep Bell").PressAsync("Delete");
        await Assertions.Expect(Sound(page, "Deep Bell")).ToHaveCountAsync(0);
        Assert.Empty(lab.Session.Shelf.All());
        await page.Page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(Sound(page, "Deep Bell")).ToBeVisibleAsync();
        Assert.Equal(saved, lab.Session.Shelf.Find("deep-bell"));
        // Factory sounds stay.
        await Sound(page, "Acid Bass").PressAsync("Delete");
        await Assertions.Expect(page.Page.GetByText("Only your own sounds can be thrown away")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Favourites_are_the_players_and_not_one_browsers()
    {
        await using TestLab lab = await TestLab.StartAsync();
        await using (LabPage page = await OpenDrawerAsync(lab))
            await page.Page.GetByRole(AriaRole.Button, new() { Name = "Put Wind among the favourites" }).ClickAsync();
        await using LabPage other = await OpenDrawerAsync(lab);
        await other.Page.GetByRole(AriaRole.Button, new() { Name = "★ 1: favourites" }).ClickAsync();
        Assert.Equal(["Wind"], await TitlesAsync(other));
    }

    [BrowserFact]
    public async Task Of_several_dropped_files_the_good_ones_come_in_and_the_broken_one_is_named()
    {
        await using TestLab lab = await TestLab.StartAsync();
        await using LabPage page = await OpenDrawerAsync(lab);
        Assert.True(FactoryPatches.TryFind("wind", out Patch? wind));
        string good = System.Text.Encoding.UTF8.GetString(PatchFile.Write(wind.WithName("Storm")));
        await DropAsync(page, ("broken.ms20.json", "{\n\"format\": 1,\n\"dials\": { \"lpf.cutof\": 3 } }"), ("storm.ms20.json", good), ("nameless.ms20.json", "{\"format\":1}"));
        await Assertions.Expect(page.Page.Locator(".notice")).ToContainTextAsync("broken.ms20.json could not be read: Line 3");
        await Assertions.Expect(page.Page.Locator(".notice")).ToContainTextAsync("2 sounds are among yours.");
        Assert.Equal(["nameless", "storm"], lab.Session.Shelf.All().Select(row => row.Slug));
        await page.UntilAsync(lab, patch => patch.Name == "Storm");
        await page.Page.Locator(".notice button").ClickAsync();
        await page.UntilAsync(lab, patch => patch.Name == "First Light");
        await Assertions.Expect(Sound(page, "Storm")).ToHaveCountAsync(0);
        Assert.Empty(lab.Session.Shelf.All());
    }

    [BrowserFact]
    public async Task A_file_never_pushes_out_a_sound_of_the_same_name()
    {
        await using TestLab lab = await TestLab.StartAsync();
        await using LabPage page = await OpenDrawerAsync(lab);
        await SaveAsync(page, "Deep Bell");
        await DropAsync(page, ("a.json", "{\"format\":1,\"name\":\"Deep Bell\",\"notes\":\"another\"}"));
        await Assertions.Expect(Sound(page, "Deep Bell 2")).ToBeVisibleAsync();
        // The very same one is there already.
        await DropAsync(page, ("b.json", "{\"format\":1,\"name\":\"Deep Bell\",\"notes\":\"another\"}"));
        await Assertions.Expect(page.Page.Locator(".notice")).ToContainTextAsync("Deep Bell");
        Assert.Equal(["deep-bell", "deep-bell-2"], lab.Session.Shelf.All().Select(row => row.Slug).Order());
    }

    [BrowserTheory]
    [InlineData("broken.ms20.json", "{", "broken.ms20.json could not be read")]
    [InlineData("song.wav", "RIFF", "song.wav is no patch")]
    [InlineData("list.json", "[1,2]", "list.json could not be read")]
    public async Task A_file_that_is_no_patch_says_so_and_changes_nothing(string name, string content, string sentence)
    {
        await using TestLab lab = await TestLab.StartAsync();
        await using LabPage page = await OpenDrawerAsync(lab);
        Patch before = lab.Session.Patch;
        await DropAsync(page, (name, content));
        await Assertions.Expect(page.Page.Locator(".read-said")).ToContainTextAsync(sentence);
        Assert.Equal(before, lab.Session.Patch);
        Assert.Empty(lab.Session.Shelf.All());
    }

    [BrowserFact]
    public async Task A_sound_goes_to_a_file_that_can_be_read_again()
    {
        await using TestLab lab = await TestLab.StartAsync();
        await using LabPage page = await OpenDrawerAsync(lab);
        IDownload download = await page.Page.RunAndWaitForDownloadAsync(() => page.Page.GetByRole(AriaRole.Button, new() { Name = "To a file" }).ClickAsync());
        Assert.Equal("first-light.ms20.json", download.SuggestedFilename);
        Assert.Equal(lab.Session.Patch, PatchFile.Read(await File.ReadAllBytesAsync((await download.PathAsync())!)));
    }

    [BrowserFact]
    public async Task A_link_holds_the_whole_sound_and_a_reload_does_not_bring_it_back()
    {
        await using TestLab lab = await TestLab.StartAsync();
        await using LabPage page = await OpenDrawerAsync(lab);
        await page.Knob("LPF CUTOFF FREQUENCY").FillAsync("7.25");
        string link = await page.Page.EvaluateAsync<string>("async () => (await import('/js/address.js')).addressOfPatch(ms20.instrument.file)");
        await TakeAsync(page, "Wind");
        await page.UntilAsync(lab, patch => patch.Name == "Wind");
        // Put into the address bar of a page that is open.
        await page.Page.EvaluateAsync("hash => { location.hash = hash; }", new Uri(link).Fragment);
        await page.UntilAsync(lab, patch => patch.Name == "First Light" && patch[Controls.LpfCutoff] == 7.25);
        Assert.DoesNotContain("#p=", page.Page.Url);
        await TakeAsync(page, "Wind");
        await page.UntilAsync(lab, patch => patch.Name == "Wind");
        // Opened in another tab.
        await using LabPage other = await LabPage.OpenAsync(page.Page.Context, link.Replace("/#", "/?test#", StringComparison.Ordinal));
        await other.UntilAsync(lab, patch => patch.Name == "First Light" && patch[Controls.LpfCutoff] == 7.25);
        await other.Knob("LPF CUTOFF FREQUENCY").FillAsync("3");
        await other.UntilAsync(lab, patch => patch[Controls.LpfCutoff] == 3.0);
        await other.Page.ReloadAsync();
        await Assertions.Expect(other.Knob("LPF CUTOFF FREQUENCY")).ToHaveValueAsync("3");
    }

    [BrowserFact]
    public async Task A_link_that_was_cut_short_is_said_and_changes_nothing()
    {
        await using TestLab lab = await TestLab.StartAsync();
        await using LabPage page = await OpenDrawerAsync(lab);
        await page.Page.EvaluateAsync("() => { location.hash = 'p=1.q1Y'; }");
        await Assertions.Expect(page.Page.Locator(".read-said")).ToContainTextAsync("could not be read");
        Assert.Equal("First Light", lab.Session.Patch.Name);
    }

    private async Task<LabPage> OpenDrawerAsync(TestLab lab)
    {
        LabPage page = await LabPage.OpenAsync(chromium.Browser, lab);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Sounds", Exact = true }).ClickAsync();
        return page;
    }

    private static ILocator Search(LabPage page) => page.Page.GetByRole(AriaRole.Searchbox);

    private static ILocator Sound(LabPage page, string title) => page.Page.Locator(".sounds .sound").Filter(new() { HasTextRegex = new($"^{title}(?! [0-9])") });

    private static async Task<string[]> TitlesAsync(LabPage page) =>
        await page.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.sounds .sound')].map(row => row.firstChild.textContent)");

    private static Task TakeAsync(LabPage page, string title) => Sound(page, title).ClickAsync();

    private static async Task SaveAsync(LabPage page, string name)
    {
        await page.Page.GetByRole(AriaRole.Textbox, new() { Name = "Name of this sound" }).FillAsync(name);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Page.Locator(".notice")).ToContainTextAsync("saved");
    }

    private static async Task DropAsync(LabPage page, params (string Name, string Content)[] files) => await page.Page.EvaluateAsync(
        """
        files => {
          const dataTransfer = new DataTransfer();
          for (const [name, content] of files) dataTransfer.items.add(new File([content], name));
          for (const type of ['dragover', 'drop']) document.querySelector('.bench').dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
        }
        """,
        files.Select(file => new[] { file.Name, file.Content }).ToArray());
}
