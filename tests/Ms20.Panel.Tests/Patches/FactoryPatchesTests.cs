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
        // What it is, in a line that a list can show; how it works, if that needs saying; what to move.
        Assert.Matches("^[^\n]{20,110}\n([^\n]+\n)?Move(:| one knob)[^\n]+$", patch.Notes);
        Assert.NotEmpty(patch.Tags);
        Assert.All(patch.Tags, tag => Assert.Equal(tag.Trim().ToLowerInvariant(), tag));
    }

    [Fact]
    public void There_are_enough_for_an_evening_on_both_revisions_and_no_two_are_alike()
    {
        Patch[] patches = [.. FactoryPatches.All.Select(name => FactoryPatches.TryFind(name, out Patch? patch) ? patch : Patch.NormalSetting)];
        Assert.True(patches.Length >= 16);
        Assert.Contains(patches, patch => patch.Profile == Profiles.Late1978);
        Assert.Contains(patches, patch => patch.Profile == Profiles.Early1978);
        Assert.Equal(patches.Length, patches.Select(patch => string.Join(' ', patch.Dials) + string.Join(' ', patch.Cables)).Distinct().Count());
    }

    [Theory]
    [InlineData("S&H Melody", "s-h-melody")]
    [InlineData(" first   light ", "first-light")]
    [InlineData("HI_HAT", "hi-hat")]
    public void It_does_not_matter_how_the_words_of_a_name_stand_apart(string written, string file)
    {
        Assert.True(FactoryPatches.TryFind(written, out Patch? found));
        Assert.True(FactoryPatches.TryFind(file, out Patch? named));
        Assert.Equal(named, found);
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
