using System.Globalization;
using Ms20.Audio;
using Ms20.Panel;

namespace Ms20.App.Lab.Session;

/// <summary>
/// Keeps the panel on the disk, whole or not at all, so that it stands tomorrow as it was left today. Changes are written together after a moment, and
/// at the end.
/// </summary>
internal sealed class PatchKeeper : IAsyncDisposable
{
    /// <summary>What is put behind the name of a file that cannot be read.</summary>
    public const string Unreadable = ".unreadable";

    // A tunable: what a power cut may cost.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.5);

    private readonly string _path;
    private readonly Action<string> _complain;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _writing;
    private Patch? _unwritten;
    private bool _hasComplained;

    /// <summary>A keeper.</summary>
    /// <param name="path">The file.</param>
    /// <param name="complain">Is told in one sentence, once, when the disk refuses.</param>
    public PatchKeeper(string path, Action<string> complain)
    {
        _path = path;
        _complain = complain;
        _writing = WriteAsync();
    }

    /// <summary>Why the last change is not on the disk, in one sentence; null if it is. After <see cref="DisposeAsync"/>.</summary>
    public string? Unkept { get; private set; }

    /// <summary>Reads what was kept.</summary>
    /// <param name="path">The file.</param>
    /// <param name="complaint">One sentence if there is a file that cannot be read; it is set aside under another name, not lost.</param>
    /// <returns>Null if there is nothing.</returns>
    public static Patch? TryRead(string path, out string? complaint)
    {
        complaint = null;
        if (!File.Exists(path))
            return null;
        try
        {
            return PatchFile.Read(File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is PatchFormatException or IOException or UnauthorizedAccessException)
        {
            complaint = $"\"{path}\" cannot be read ({e.Message.TrimEnd('.')}); the panel starts from First Light.";
            SetAside(path);
            return null;
        }
    }

    /// <summary>Gives a file that cannot be read another name, so that it is not overwritten.</summary>
    public static void SetAside(string path)
    {
        try
        {
            // What was set aside before is no less worth.
            string aside = path + Unreadable;
            for (int number = 2; File.Exists(aside); number++)
                aside = string.Create(CultureInfo.InvariantCulture, $"{path}{Unreadable}-{number}");
            File.Move(path, aside);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Then it stays where it is, and is overwritten by the next change.
        }
    }

    /// <summary>Keeps a patch, soon. Any thread; never waits.</summary>
    public void Keep(Patch patch) => Volatile.Write(ref _unwritten, patch);

    /// <summary>Writes what is not yet written.</summary>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _writing;
        WriteNow();
        _end.Dispose();
    }

    private async Task WriteAsync()
    {
        using var timer = new PeriodicTimer(Pause);
        try
        {
            while (await timer.WaitForNextTickAsync(_end.Token))
                WriteNow();
        }
        catch (OperationCanceledException)
        {
            // The last one is written by DisposeAsync.
        }
    }

    private void WriteNow()
    {
        if (Interlocked.Exchange(ref _unwritten, null) is not { } patch)
            return;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
            using AtomicFile file = AtomicFile.Create(_path, overwrite: true);
            file.Stream.Write(PatchFile.Write(patch));
            file.Complete();
            _hasComplained = false;
            Unkept = null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is tried again and again: disks become free.
            Interlocked.CompareExchange(ref _unwritten, patch, null);
            Unkept = e.Message;
            if (!_hasComplained)
                _complain($"the panel cannot be kept on the disk: {e.Message}");
            _hasComplained = true;
        }
    }
}
