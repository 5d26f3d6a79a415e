namespace Ms20.Lab.Tests.Browser;

/// <summary>Tests that measure time: nothing else of this project runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone : ICollectionFixture<Chromium>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "alone";
}
