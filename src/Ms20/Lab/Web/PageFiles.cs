using System.Reflection;

namespace Ms20.App.Lab.Web;

/// <summary>
/// The page's files: carried in the assembly, or taken from a folder while somebody works on them. Only names that are there are found; a path
/// is never put together from what a request says.
/// </summary>
internal sealed class PageFiles
{
    private const string ResourcePrefix = "wwwroot/";
    private const string Index = "/index.html";
    private const string BarePage = "/diag.html";
    private const string RowsPage = "/panel.json";

    /// <summary>The example's drum loop, which is not in the page's folder but among the examples.</summary>
    public const string Drums = "/sounds/drums.wav";

    private static readonly Dictionary<string, string> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".json"] = "application/json",
        [".svg"] = "image/svg+xml",
        [".png"] = "image/png",
        [".ico"] = "image/x-icon",
        [".otf"] = "font/otf",
        [".ttf"] = "font/ttf",
        [".woff2"] = "font/woff2",
        [".wav"] = "audio/wav",
        [".txt"] = "text/plain; charset=utf-8",
        [".webmanifest"] = "application/manifest+json",
    };

    // Written once: the rows do not change while the program runs.
    private static readonly Lazy<byte[]> Rows = new(() => PanelDocument.Utf8());

    private readonly string? _folder;
    private readonly Dictionary<string, byte[]> _carried = new(StringComparer.Ordinal);

    /// <summary>The carried files, or those of a folder.</summary>
    /// <param name="folder">The folder, looked at anew for every request; null for the carried ones.</param>
    /// <param name="more">Further files by their paths, beside the carried ones; tests bring some.</param>
    public PageFiles(string? folder = null, IReadOnlyDictionary<string, byte[]>? more = null)
    {
        _folder = folder;
        ReadCarried();
        foreach ((string path, byte[] bytes) in more ?? new Dictionary<string, byte[]>())
            _carried[path] = bytes;
    }

    /// <summary>Finds a file.</summary>
    /// <param name="path">The path of a request, with its leading slash.</param>
    /// <returns>The file and its media type; null when there is none, or none of a kind that is served.</returns>
    public (byte[] Bytes, string Kind)? Find(string path)
    {
        string name = path != "/" ? path : Has(Index) ? Index : BarePage;
        if (!Kinds.TryGetValue(Path.GetExtension(name), out string? kind))
            return null;
        byte[]? bytes = name == RowsPage ? Rows.Value : _folder is null || name == Drums ? _carried.GetValueOrDefault(name) : FromFolder(_folder, name);
        return bytes is null ? null : (bytes, kind);
    }

    private bool Has(string name) => _folder is null ? _carried.ContainsKey(name) : FromFolder(_folder, name) is not null;

    private static byte[]? FromFolder(string folder, string name)
    {
        foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            if ("/" + Path.GetRelativePath(folder, file).Replace('\\', '/') == name)
                return File.ReadAllBytes(file);
        }

        return null;
    }

    private void ReadCarried()
    {
        Assembly assembly = typeof(PageFiles).Assembly;
        foreach (string resource in assembly.GetManifestResourceNames())
        {
            if (!resource.StartsWith(ResourcePrefix, StringComparison.Ordinal))
                continue;
            using Stream stream = assembly.GetManifestResourceStream(resource)!;
            byte[] bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            _carried["/" + resource[ResourcePrefix.Length..]] = bytes;
        }
    }
}
