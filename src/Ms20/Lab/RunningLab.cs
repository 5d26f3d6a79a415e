using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Ms20.App.Lab.Web;
using Ms20.Audio;

namespace Ms20.App.Lab;

/// <summary>
/// The token of each port, in the user's own folder, for nobody else to read. So the same command, given again, opens the Lab that runs instead of
/// starting another: whether what answers on a port is that Lab is asked with a question that only the token answers. And a page stays valid when the
/// Lab is started anew: it has the same token.
/// </summary>
internal sealed class RunningLab(string folder)
{
    // A tunable: the Lab of a machine that has just been woken answers later, but then a second one does no harm.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>The token of a port: the one it had last, or a new one.</summary>
    /// <exception cref="IOException">The folder cannot be written to; one sentence.</exception>
    public AccessToken TokenOf(int port)
    {
        string path = PathOf(port);
        if (File.Exists(path) && AccessToken.TryParse(File.ReadAllText(path)) is { } kept)
            return kept;
        AccessToken token = AccessToken.Create();
        using AtomicFile file = AtomicFile.Create(path, overwrite: true);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(((FileStream)file.Stream).SafeFileHandle, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        file.Stream.Write(Encoding.ASCII.GetBytes(token.Text));
        file.Complete();
        return token;
    }

    /// <summary>The address of the Lab of this user that runs on a port; null if there is none.</summary>
    public async Task<Uri?> FindAsync(int port, CancellationToken stop)
    {
        try
        {
            string path = PathOf(port);
            if (!File.Exists(path) || AccessToken.TryParse(await File.ReadAllTextAsync(path, stop)) is not { } token)
                return null;
            string question = RandomNumberGenerator.GetHexString(32);
            using var client = new HttpClient { Timeout = Patience };
            string answer = await client.GetStringAsync(new Uri($"http://localhost:{port}/alive?question={question}"), stop);
            return answer == token.AnswerTo(question) ? LabServer.AddressOf(port, token) : null;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or UnauthorizedAccessException
            || (e is TaskCanceledException && !stop.IsCancellationRequested))
        {
            return null;
        }
    }

    private string PathOf(int port) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"lab-{port}.token"));
}
