namespace Ms20.Panel.Tests;

/// <summary>The repository around the tests. With MS20_UPDATE_DOCS=1 in the environment, generated pages are written instead of compared.</summary>
internal static class RepositoryFiles
{
    internal static bool Update { get; } = Environment.GetEnvironmentVariable("MS20_UPDATE_DOCS") == "1";

    internal static string Root { get; } = FindRoot();

    internal static string Read(string path) => File.ReadAllText(Path.Combine(Root, path)).ReplaceLineEndings("\n");

    /// <summary>Holds a file of the repository against what the rows make of it.</summary>
    internal static void AssertGenerated(string path, string expected)
    {
        string full = Path.Combine(Root, path);
        if (Update)
            File.WriteAllText(full, expected);
        Assert.Equal(expected, Read(path));
    }

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Ms20.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Ms20.slnx is in no folder above the tests; run them inside the repository.");
    }
}
