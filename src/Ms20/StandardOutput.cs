using Microsoft.Win32.SafeHandles;

namespace Ms20.App;

/// <summary>Standard output for bytes, which notices when the reader at the other end of a pipe has gone.</summary>
internal static class StandardOutput
{
    private const int Descriptor = 1;

    /// <summary>Opens it. Writing throws an <see cref="IOException"/> once nobody reads a pipe any more.</summary>
    public static Stream Open()
    {
        // The console's stream drops what it cannot bring into a closed pipe without a word, and a song would be rendered to its end
        // for nobody. A file, on the other hand, is best left to it: it writes at the shared position and honours appending.
        if (OperatingSystem.IsWindows())
            return Console.OpenStandardOutput();
        var pipe = new FileStream(new SafeFileHandle(Descriptor, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return pipe.CanSeek ? Console.OpenStandardOutput() : pipe;
    }
}
