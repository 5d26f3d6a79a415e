namespace Ms20.App.Lab.Session;

/// <summary>Which sound is meant: a factory patch, or one of the player's own by the name of its file.</summary>
/// <param name="IsFactory">Whether it comes with the instrument.</param>
/// <param name="Slug">Its name there.</param>
internal readonly record struct SoundName(bool IsFactory, string Slug)
{
    private const string FactoryPlace = "factory/";
    private const string OwnPlace = "own/";

    /// <summary>Reads one.</summary>
    /// <param name="text">Such as <c>factory/first-light</c> or <c>own/my-bass</c>.</param>
    /// <returns>Null if it is none. There need not be a sound of that name.</returns>
    public static SoundName? TryParse(string? text)
    {
        bool isFactory = text?.StartsWith(FactoryPlace, StringComparison.Ordinal) == true;
        if (text is null || (!isFactory && !text.StartsWith(OwnPlace, StringComparison.Ordinal)))
            return null;
        string slug = text[(isFactory ? FactoryPlace : OwnPlace).Length..];
        return PatchShelf.IsSlug(slug) ? new SoundName(isFactory, slug) : null;
    }

    /// <summary>As it is written.</summary>
    public override string ToString() => (IsFactory ? FactoryPlace : OwnPlace) + Slug;
}
