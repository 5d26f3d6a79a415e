using Microsoft.Playwright;

namespace Ms20.Lab.Tests.Browser;

/// <summary>axe-core, which knows what keeps people out of a page.</summary>
internal static class Axe
{
    private const string Place = "tests/page/node_modules/axe-core/axe.min.js";

    // WCAG 2.0 to 2.2, A and AA, and what axe holds to be good practice, without exception.
    private const string Rules = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']";

    /// <summary>Where it is; null if it was not fetched.</summary>
    public static string? Path { get; } = Find();

    /// <summary>What is wrong with the page as it stands, a line each; the page's context must let scripts in.</summary>
    public static async Task<string[]> ComplaintsAsync(IPage page)
    {
        await page.AddScriptTagAsync(new() { Path = Path });
        return await page.EvaluateAsync<string[]>($$"""
            async () => (await axe.run(document, { runOnly: {{Rules}}, resultTypes: ['violations'] })).violations
              .flatMap(rule => rule.nodes.map(node => `${rule.id}: ${rule.help}: ${node.html}`))
            """);
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string path = System.IO.Path.Combine(folder.FullName, Place);
            if (File.Exists(path))
                return path;
        }

        return null;
    }
}
