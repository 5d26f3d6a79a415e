namespace Ms20.Tests;

/// <summary>The repository the tests were built in.</summary>
internal static class Repository
{
    /// <summary>Its folder.</summary>
    public static string Folder { get; } = Find();

    private static string Find()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Ms20.slnx")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException("The tests do not stand in the repository.");
    }
}
