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
    // A tunable: one that is just starting on a busy machine answers late. A stranger who has the port and says nothing holds the start up for as long.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>The token of a port: the one it had last, or a new one. Where the folder cannot be written to, one for this run alone.</summary>
    public AccessToken TokenOf(int port)
    {
        string path = PathOf(port);
        AccessToken token = AccessToken.Create();
        try
        {
            if (Kept(path) is { } kept)
                return kept;
            // Of two Labs that start at once, only one may write it; a file that holds no token is nobody's.
            using AtomicFile file = AtomicFile.Create(path, overwrite: File.Exists(path));
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(((FileStream)file.Stream).SafeFileHandle, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            file.Stream.Write(Encoding.ASCII.GetBytes(token.Text));
            file.Complete();
            return token;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return TryKept(path) ?? token;
        }
    }

    /// <summary>The address of the Lab of this user that runs on a port; null if there is none.</summary>
    public async Task<Uri?> FindAsync(int port, CancellationToken stop)
    {
        try
        {
            if (Kept(PathOf(port)) is not { } token)
                return null;
            string question = RandomNumberGenerator.GetHexString(32);
            // Never through a proxy, whatever the environment says: this machine is meant.
            using var direct = new SocketsHttpHandler { UseProxy = false };
            using var client = new HttpClient(direct) { Timeout = Patience };
            string answer = await client.GetStringAsync(new Uri($"http://localhost:{port}/alive?question={question}"), stop);
            return answer == token.AnswerTo(question) ? LabServer.AddressOf(port, token) : null;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or UnauthorizedAccessException
            || (e is TaskCanceledException && !stop.IsCancellationRequested))
        {
            return null;
        }
    }

    private static AccessToken? Kept(string path) => File.Exists(path) ? AccessToken.TryParse(File.ReadAllText(path)) : null;

    private static AccessToken? TryKept(string path)
    {
        try
        {
            return Kept(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private string PathOf(int port) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"lab-{port}.token"));
}
