using Microsoft.AspNetCore.Http;

namespace Ms20.App.Lab.Web;

/// <summary>
/// Decides whose requests are answered. Any page in the world can make the browser send requests to this machine, and a name server can make a
/// strange name mean this machine; so the Host must be ours to the letter, an Origin must be the same, what another site has the browser load is
/// refused, and nothing but reading is asked of plain requests.
/// </summary>
internal sealed class Gatekeeper(int port)
{
    private readonly string[] _hosts = [$"localhost:{port}", $"127.0.0.1:{port}", $"[::1]:{port}"];

    /// <summary>The status with which a request is refused; null if it may pass.</summary>
    public int? Refusal(HttpContext context)
    {
        HttpRequest request = context.Request;
        string host = request.Headers.Host.ToString();
        if (!_hosts.Contains(host, StringComparer.Ordinal))
            return StatusCodes.Status421MisdirectedRequest;
        bool reads = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        bool isSocket = context.WebSockets.IsWebSocketRequest || request.Headers.Upgrade.Count > 0 || HttpMethods.IsConnect(request.Method);
        if (!IsOwn(request.Headers.Origin, host, required: !reads || isSocket))
            return StatusCodes.Status403Forbidden;
        if (!IsFromHere(request))
            return StatusCodes.Status403Forbidden;
        return reads || isSocket ? null : StatusCodes.Status405MethodNotAllowed;
    }

    private static bool IsOwn(Microsoft.Extensions.Primitives.StringValues origin, string host, bool required) =>
        origin.Count == 0 ? !required : string.Equals(origin.ToString(), $"http://{host}", StringComparison.Ordinal);

    // Browsers say who asks. A link from another site may open the page; scripts, frames and pictures may not be taken from it.
    private static bool IsFromHere(HttpRequest request)
    {
        string site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site is not ("cross-site" or "same-site"))
            return true;
        return HttpMethods.IsGet(request.Method)
            && request.Headers["Sec-Fetch-Mode"] == "navigate"
            && request.Headers["Sec-Fetch-Dest"] == "document";
    }
}
