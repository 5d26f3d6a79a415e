namespace Ms20.Panel.Tests.Patches;

public sealed class FactoryPatchesTests
{
    public static TheoryData<string> Names => [.. FactoryPatches.All];

    [Fact]
    public void The_assembly_carries_every_file_of_the_folder_in_alphabetical_order()
    {
        var files = Directory.GetFiles(Folder(), "*.ms20.json")
            .Select(path => Path.GetFileName(path).Replace(".ms20.json", ""))
            .Order(StringComparer.Ordinal);
        Assert.Equal(files, FactoryPatches.All);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_file_stands_as_the_writer_would_write_it(string name)
    {
        byte[] file = File.ReadAllBytes(Path.Combine(Folder(), name + ".ms20.json"));
        Assert.Equal(file, PatchFile.Write(PatchFile.Read(file)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_patch_is_found_by_its_file_and_by_its_own_name(string name)
    {
        Assert.True(FactoryPatches.TryFind(name, out Patch? byFile));
        Assert.True(FactoryPatches.TryFind(byFile.Name, out Patch? byName));
        Assert.Equal(byFile, byName);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_patch_says_who_made_it_what_to_move_and_how_to_find_it(string name)
    {
        Assert.True(FactoryPatches.TryFind(name, out Patch? patch));
        Assert.NotEqual("", patch.Author);
        Assert.NotEqual("", patch.Notes);
        Assert.NotEmpty(patch.Tags);
    }

    [Fact]
    public void The_default_patch_is_one_of_them() => Assert.Contains(FactoryPatches.DefaultName, FactoryPatches.All);

    [Fact]
    public void The_normal_setting_is_the_normal_setting()
    {
        Assert.True(FactoryPatches.TryFind("normal-setting", out Patch? patch));
        Assert.Equal(Patch.NormalSetting.Dials.ToArray(), patch.Dials.ToArray());
        Assert.Empty(patch.Cables);
    }

    [Fact]
    public void What_is_not_there_is_not_found_and_the_nearest_name_is_known()
    {
        Assert.False(FactoryPatches.TryFind("frist-light", out _));
        Assert.False(FactoryPatches.TryFind(null, out _));
        Assert.Equal("first-light", FactoryPatches.NearestTo("Frist Light"));
    }

    private static string Folder()
    {
        string? root = AppContext.BaseDirectory;
        while (root is not null && !File.Exists(Path.Combine(root, "Ms20.slnx")))
            root = Path.GetDirectoryName(root);
        return Path.Combine(Assert.IsType<string>(root), "patches");
    }
}
