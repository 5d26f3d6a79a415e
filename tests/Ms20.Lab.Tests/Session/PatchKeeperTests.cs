using Ms20.App.Lab.Session;
using Ms20.Panel;

namespace Ms20.Lab.Tests.Session;

public sealed class PatchKeeperTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ms20-lab-");

    private string PanelPath => Path.Combine(_folder.FullName, "deep", "panel.ms20.json");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_panel_stands_the_next_day_as_it_was_left()
    {
        Patch last = Patch.NormalSetting;
        await using (var keeper = new PatchKeeper(PanelPath, Assert.Fail))
        {
            for (int i = 0; i <= 100; i++)
                keeper.Keep(last = last.With(Controls.LpfCutoff, i / 10.0));
        }

        Assert.Equal(last, PatchKeeper.TryRead(PanelPath, out string? complaint));
        Assert.Null(complaint);
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(PanelPath)!));
    }

    [Fact]
    public void A_damaged_file_is_set_aside_and_said()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PanelPath)!);
        File.WriteAllText(PanelPath, "{ \"format\": 1, ");
        Assert.Null(PatchKeeper.TryRead(PanelPath, out string? complaint));
        Assert.Contains(PanelPath, complaint);
        Assert.False(File.Exists(PanelPath));
        Assert.True(File.Exists(PanelPath + ".unreadable"));
    }

    [Fact]
    public async Task A_disk_that_refuses_is_said_once()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "deep"), "a file where the folder should be");
        var complaints = new List<string>();
        await using (var keeper = new PatchKeeper(PanelPath, complaints.Add))
        {
            keeper.Keep(Patch.NormalSetting);
            while (complaints.Count == 0)
                await Task.Delay(50);
            keeper.Keep(Patch.NormalSetting.WithUnit(2));
        }

        Assert.Single(complaints);
    }

    [Fact]
    public async Task A_disk_that_refuses_and_then_does_not_has_the_last_change()
    {
        string place = Path.Combine(_folder.FullName, "deep");
        File.WriteAllText(place, "a file where the folder should be");
        var complaints = new List<string>();
        var keeper = new PatchKeeper(PanelPath, complaints.Add);
        Patch last = Patch.NormalSetting.WithUnit(2);
        keeper.Keep(last);
        while (complaints.Count == 0)
            await Task.Delay(50);
        File.Delete(place);
        await keeper.DisposeAsync();
        Assert.Null(keeper.Unkept);
        Assert.Equal(last, PatchKeeper.TryRead(PanelPath, out _));
        Assert.Single(complaints);
    }

    [Fact]
    public async Task A_disk_that_refuses_to_the_end_is_told()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "deep"), "a file where the folder should be");
        var keeper = new PatchKeeper(PanelPath, _ => { });
        keeper.Keep(Patch.NormalSetting);
        await keeper.DisposeAsync();
        Assert.NotNull(keeper.Unkept);
    }
}
