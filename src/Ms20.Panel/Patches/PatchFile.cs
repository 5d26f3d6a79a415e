namespace Ms20.Panel;

/// <summary>Patch files (<c>*.ms20.json</c>): JSON in UTF-8, described in docs/patch-format.md.</summary>
/// <remarks>Touches no file system; the members may be called from any thread but the audio thread.</remarks>
public static class PatchFile
{
    /// <summary>The format written, and the newest that is read.</summary>
    public const int Format = 1;

    /// <summary>Reads a patch.</summary>
    /// <param name="utf8">The whole file.</param>
    /// <returns>The patch. Controls that the file does not mention stand at their normal setting.</returns>
    /// <exception cref="PatchFormatException">The file has an error; nothing of it is used.</exception>
    public static Patch Read(ReadOnlySpan<byte> utf8) => PatchReader.Read(utf8);

    /// <summary>Writes a patch: keys sorted, one value a line, so that two versions of it compare line by line.</summary>
    /// <param name="patch">The patch.</param>
    /// <returns>The file's bytes; the same patch gives the same bytes on every machine.</returns>
    public static byte[] Write(Patch patch)
    {
        ArgumentNullException.ThrowIfNull(patch);
        return PatchWriter.Write(patch);
    }
}
