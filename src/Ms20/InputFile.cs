namespace Ms20.App;

/// <summary>Reads the small files a command is given, and says in one sentence why one cannot be read.</summary>
internal static class InputFile
{
    /// <summary>Reads a whole file.</summary>
    /// <param name="path">The path as it was given.</param>
    /// <param name="longest">How many bytes it may have.</param>
    /// <param name="kind">What it should be, such as "MIDI file".</param>
    /// <param name="surroundings">Where paths start from.</param>
    /// <exception cref="Refusal">There is no such file, it is too long, or the system refuses it.</exception>
    public static byte[] Read(string path, int longest, string kind, Surroundings surroundings)
    {
        using FileStream file = Open(path, kind, surroundings);
        try
        {
            return ReadAll(file, path, longest, kind);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, kind, e);
        }
    }

    /// <summary>Opens a file that is too long to be read at once.</summary>
    /// <param name="path">The path as it was given.</param>
    /// <param name="kind">What it should be, such as "WAVE file".</param>
    /// <param name="surroundings">Where paths start from.</param>
    /// <exception cref="Refusal">There is no such file, or the system refuses it.</exception>
    public static FileStream Open(string path, string kind, Surroundings surroundings)
    {
        string full = surroundings.PathOf(path);
        if (Directory.Exists(full))
            throw new Refusal($"\"{path}\" is a folder: give the name of a {kind}.");
        try
        {
            return File.OpenRead(full);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new Refusal($"there is no file \"{path}\": check the name and the folder.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, kind, e);
        }
    }

    private static Refusal Unreadable(string path, string kind, Exception e) =>
        new($"\"{path}\" cannot be read ({e.Message.TrimEnd('.')}): choose a {kind} that can.");

    // Devices and pipes have no length: what comes is counted instead.
    private static byte[] ReadAll(FileStream file, string path, int longest, string kind)
    {
        using var copy = new MemoryStream();
        byte[] block = new byte[32 * 1024];
        for (int count; (count = file.Read(block)) > 0;)
        {
            copy.Write(block, 0, count);
            if (copy.Length > longest)
                throw new Refusal($"\"{path}\" is longer than {longest >> 10} KiB: choose a {kind}.");
        }

        return copy.ToArray();
    }
}
