namespace Ms20.Lab.Tests.Browser;

/// <summary>A theory that holds the page to axe-core in a browser; skipped with a sentence where one of the two is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AxeTheoryAttribute : TheoryAttribute
{
    public AxeTheoryAttribute() => Skip = new BrowserFactAttribute().Skip ?? (Axe.Path is null ? "There is no axe-core here: cd tests/page && npm ci fetches it." : null);
}
