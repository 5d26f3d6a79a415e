using System.Text.Json.Nodes;

namespace Ms20.Lab.Tests.Browser.Others;

/// <summary>
/// A browser that is driven by the W3C's own protocols, without a library: there is none that drives the browsers of a Linux distribution. Gestures are the
/// same JSON in both protocols (WebDriver 2, section 15; BiDi, input.performActions).
/// </summary>
internal abstract class DrivenBrowser : IAsyncDisposable
{
    /// <summary>A machine that does much else takes a minute to start a browser; what never comes fails all the same.</summary>
    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);

    /// <summary>A function that notes errors of scripts, files that do not come, and broken security rules, from when it is called on.</summary>
    protected const string Watch =
        """
        () => {
          if (window.ms20Complaints) return;
          window.ms20Complaints = [];
          const note = (event, text) => window.ms20Complaints.push(`${event.type}: ${text}`);
          document.addEventListener('securitypolicyviolation', event => note(event, `${event.violatedDirective} ${event.blockedURI}`));
          window.addEventListener('error', event => note(event, event.message ?? event.target.outerHTML), true);
          window.addEventListener('unhandledrejection', event => note(event, event.reason));
        }
        """;

    /// <summary>Opens an address.</summary>
    public abstract Task GoAsync(string address);

    /// <summary>Loads the page again.</summary>
    public abstract Task ReloadAsync();

    /// <summary>Opens an empty tab; the rest is done there from now on.</summary>
    /// <returns>The tab that was in front.</returns>
    public abstract Task<string> OpenTabAsync();

    /// <summary>Goes back to a tab.</summary>
    public abstract Task SwitchAsync(string tab);

    /// <summary>Hands: a list of input sources with their actions.</summary>
    public abstract Task ActAsync(JsonArray sources);

    /// <summary>A picture of the page, PNG.</summary>
    public abstract Task<byte[]> PictureAsync();

    /// <summary>Notes what goes wrong in the page from now on, if the browser did not do so before the page began.</summary>
    public Task WatchAsync() => RunAsync($"({Watch})();");

    /// <summary>What went wrong in the page since it began, or since it was watched.</summary>
    public async Task<IReadOnlyList<string>> ComplaintsAsync() =>
        [.. (await RunAsync("return window.ms20Complaints;"))!.AsArray().Select(complaint => (string)complaint!)];

    /// <summary>Runs the body of an async function in the page.</summary>
    /// <returns>What it returns, as JSON carries it.</returns>
    public async Task<JsonNode?> RunAsync(string body)
    {
        string answer = await RunTextAsync(
            $"try {{ return JSON.stringify({{ value: await (async () => {{ {body} }})() ?? null }}); }} catch (error) {{ return JSON.stringify({{ error: String(error) }}); }}");
        JsonObject parsed = JsonNode.Parse(answer)!.AsObject();
        return parsed["error"] is { } error ? throw new InvalidOperationException($"{error} in: {body}") : parsed["value"];
    }

    public abstract ValueTask DisposeAsync();

    /// <summary>Runs the body of an async function that returns a text.</summary>
    protected abstract Task<string> RunTextAsync(string body);

    /// <summary>The first of these files that is there; null if none is.</summary>
    protected static string? Installed(params string[] places) => Array.Find(places, File.Exists);
}
