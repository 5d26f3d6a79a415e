namespace Ms20.Audio.Tests;

public sealed class AtomicFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ms20-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Target => Path.Combine(_folder, "out.wav");

    private string[] FilesInFolder => Directory.GetFiles(_folder).Select(path => Path.GetFileName(path)).Order().ToArray();

    [Fact]
    public void The_target_appears_only_when_complete_and_nothing_else_stays()
    {
        using (var file = AtomicFile.Create(Target))
        {
            file.Stream.Write("abc"u8);
            Assert.False(File.Exists(Target));
            file.Complete();
            file.Complete();
        }

        Assert.Equal(["out.wav"], FilesInFolder);
        Assert.Equal("abc", File.ReadAllText(Target));
    }

    [Fact]
    public void Without_completion_nothing_stays()
    {
        using (var file = AtomicFile.Create(Target)) file.Stream.Write("abc"u8);

        Assert.Empty(FilesInFolder);
    }

    [Fact]
    public void An_abandoned_overwrite_leaves_the_old_file_as_it_was()
    {
        File.WriteAllText(Target, "old");

        using (var file = AtomicFile.Create(Target, overwrite: true)) file.Stream.Write("new"u8);

        Assert.Equal(["out.wav"], FilesInFolder);
        Assert.Equal("old", File.ReadAllText(Target));
    }

    [Fact]
    public void An_existing_file_is_refused_unless_it_may_be_overwritten()
    {
        File.WriteAllText(Target, "old and longer");

        var refusal = Assert.Throws<IOException>(() => AtomicFile.Create(Target));
        using (var file = AtomicFile.Create(Target, overwrite: true))
        {
            file.Stream.Write("new"u8);
            file.Complete();
        }

        Assert.Equal($"\"{Target}\" exists already: choose another name or allow it to be overwritten.", refusal.Message);
        Assert.Equal("new", File.ReadAllText(Target));
    }

    [Fact]
    public void A_file_that_appears_meanwhile_is_not_replaced()
    {
        using (var file = AtomicFile.Create(Target))
        {
            File.WriteAllText(Target, "somebody else's");
            var refusal = Assert.Throws<IOException>(file.Complete);
            Assert.Equal($"\"{Target}\" exists already: choose another name or allow it to be overwritten.", refusal.Message);
        }

        Assert.Equal(["out.wav"], FilesInFolder);
        Assert.Equal("somebody else's", File.ReadAllText(Target));
    }

    [Fact]
    public void A_writer_that_closes_the_stream_can_still_be_completed()
    {
        using (var file = AtomicFile.Create(Target))
        {
            using (var writer = new StreamWriter(file.Stream)) writer.Write("abc");
            file.Complete();
        }

        Assert.Equal("abc", File.ReadAllText(Target));
    }

    [Fact]
    public void Two_files_can_be_written_in_one_folder_at_once()
    {
        using var first = AtomicFile.Create(Path.Combine(_folder, "1"));
        using var second = AtomicFile.Create(Path.Combine(_folder, "2"));
        first.Stream.Write("first"u8);
        second.Stream.Write("second"u8);
        first.Complete();
        second.Complete();

        Assert.Equal(["1", "2"], FilesInFolder);
        Assert.Equal("second", File.ReadAllText(Path.Combine(_folder, "2")));
    }

    [Fact]
    public void Folders_and_missing_folders_are_refused()
    {
        string missing = Path.Combine(_folder, "nowhere");

        Assert.Equal(
            $"\"{_folder}\" is a folder: give the name of a file.",
            Assert.Throws<IOException>(() => AtomicFile.Create(_folder, overwrite: true)).Message);
        Assert.Equal(
            $"The folder \"{missing}\" does not exist: create it or write to another.",
            Assert.Throws<IOException>(() => AtomicFile.Create(Path.Combine(missing, "out.wav"))).Message);
    }

    [Fact]
    public void A_device_is_never_replaced_by_a_file()
    {
        if (OperatingSystem.IsWindows()) return;

        Assert.Equal(
            "\"/dev/null\" is a device, not a file: give the name of a file.",
            Assert.Throws<IOException>(() => AtomicFile.Create("/dev/null", overwrite: true)).Message);
    }

    [Fact]
    public void Through_a_link_the_file_behind_it_is_replaced_and_keeps_its_mode()
    {
        if (OperatingSystem.IsWindows()) return;
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupWrite;
        string link = Path.Combine(_folder, "link");
        File.WriteAllText(Target, "old");
        File.SetUnixFileMode(Target, Mode);
        File.CreateSymbolicLink(link, "out.wav");

        using (var file = AtomicFile.Create(link, overwrite: true))
        {
            file.Stream.Write("new"u8);
            file.Complete();
        }

        Assert.Equal("out.wav", new FileInfo(link).LinkTarget);
        Assert.Equal("new", File.ReadAllText(Target));
        Assert.Equal(Mode, File.GetUnixFileMode(Target));
    }
}
