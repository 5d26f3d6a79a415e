using System.Diagnostics.CodeAnalysis;

namespace Ms20.Audio;

/// <summary>
/// Writes a file that appears whole or not at all: into a temporary file in the same folder, which takes the target's name in
/// <see cref="Complete"/> and is deleted by <see cref="Dispose"/> if that was never reached. One thread at a time.
/// </summary>
public sealed class AtomicFile : IDisposable
{
    private const int NameAttempts = 1000;

    private readonly string _targetPath;
    private readonly bool _overwrite;
    private readonly FileStream _stream;
    private bool _completed;

    private AtomicFile(string targetPath, bool overwrite, FileStream stream)
    {
        _targetPath = targetPath;
        _overwrite = overwrite;
        _stream = stream;
    }

    /// <summary>Where to write. It seeks; closing it does not complete the file.</summary>
    public Stream Stream => _stream;

    /// <summary>Begins a file at <paramref name="path"/>; nothing is seen there until <see cref="Complete"/>.</summary>
    /// <param name="path">The target. Through a symbolic link the file it points to is replaced, not the link.</param>
    /// <param name="overwrite">Whether an existing file is replaced; without it one is refused.</param>
    /// <exception cref="IOException">
    /// The target exists, is a folder or a device, or cannot be written; one sentence with the remedy.
    /// </exception>
    public static AtomicFile Create(string path, bool overwrite = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string target = Resolve(path);
        string folder = Path.GetDirectoryName(target) ?? target;
        if (IsDevice(target)) throw new IOException($"\"{path}\" is a device, not a file: give the name of a file.");
        if (Directory.Exists(target)) throw new IOException($"\"{path}\" is a folder: give the name of a file.");
        if (!Directory.Exists(folder)) throw new IOException($"The folder \"{folder}\" does not exist: create it or write to another.");
        if (File.Exists(target) && !overwrite) throw Exists(path);
        FileStream stream = CreateTemporary(folder);
        KeepMode(target, stream);
        return new AtomicFile(target, overwrite, stream);
    }

    /// <summary>Brings the content safely to the disk, closes the stream and gives the file its name. A second call does nothing.</summary>
    /// <exception cref="IOException">The disk is full, or a file of that name appeared meanwhile and must not be replaced.</exception>
    public void Complete()
    {
        if (_completed) return;
        if (_stream.CanWrite) _stream.Flush(flushToDisk: true);
        _stream.Dispose();
        if (!_overwrite && File.Exists(_targetPath)) throw Exists(_targetPath);
        try
        {
            File.Move(_stream.Name, _targetPath, _overwrite);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"\"{_targetPath}\" cannot be replaced ({Reason(e)}): free the file or write to another name.", e);
        }

        _completed = true;
    }

    /// <summary>Closes the stream, and deletes what was written unless the file is complete.</summary>
    public void Dispose()
    {
        try
        {
            _stream.Dispose();
        }
        finally
        {
            if (!_completed) File.Delete(_stream.Name);
        }
    }

    private static string Resolve(string path)
    {
        string full = Path.GetFullPath(path);
        try
        {
            return File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full;
        }
        catch (IOException)
        {
            // A chain of links without an end, or nothing there at all.
            return full;
        }
    }

    // Renaming onto /dev/null would replace it for everybody. /dev/shm and its like below /dev hold true files.
    private static bool IsDevice(string target) =>
        !OperatingSystem.IsWindows()
        && (Path.GetDirectoryName(target) == "/dev" || target.StartsWith("/dev/fd/", StringComparison.Ordinal)
            || target.StartsWith("/proc/", StringComparison.Ordinal));

    [SuppressMessage("Reliability", "CA2000", Justification = "The stream is the result.")]
    private static FileStream CreateTemporary(string folder)
    {
        for (int attempt = 0; ; attempt++)
        {
            string path = Path.Combine(folder, $".ms20-{Environment.ProcessId}-{attempt}.tmp");
            try
            {
                return new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite);
            }
            catch (IOException) when (attempt < NameAttempts && File.Exists(path))
            {
                // Another file of this process, or one that a killed process of the same number left.
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new IOException($"The folder \"{folder}\" cannot be written to ({Reason(e)}): write to another.", e);
            }
        }
    }

    private static void KeepMode(string target, FileStream stream)
    {
        if (OperatingSystem.IsWindows() || !File.Exists(target)) return;
        try
        {
            File.SetUnixFileMode(stream.SafeFileHandle, File.GetUnixFileMode(target));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A file system without modes, such as a memory stick's: there is none to keep.
        }
    }

    private static IOException Exists(string path) => new($"\"{path}\" exists already: choose another name or allow it to be overwritten.");

    private static string Reason(Exception e) => e.Message.TrimEnd('.');
}
