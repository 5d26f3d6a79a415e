using Microsoft.AspNetCore.Http;

namespace Ms20.App.Lab.Web;

/// <summary>
/// What every answer says to the browser: nothing but our own files is loaded, nobody may frame the page, and it stands alone in its process,
/// which is what shared memory between the page's threads asks for.
/// </summary>
internal static class AnswerHeaders
{
    /// <summary>Sets them.</summary>
    public static void Set(HttpContext context)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.ContentSecurityPolicy =
            "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
            + $"connect-src 'self' ws://{context.Request.Headers.Host}; manifest-src 'self'; "
            + "frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Embedder-Policy"] = "require-corp";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "microphone=(self), midi=(self), autoplay=(self)";
        headers["Referrer-Policy"] = "no-referrer";
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
    }
}
