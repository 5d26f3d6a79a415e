namespace Ms20.App;

/// <summary>The file a command writes.</summary>
internal static class OutputFile
{
    /// <summary>Refuses a file that exists already, and one that is being read, before any work is done.</summary>
    /// <param name="name">The path as it was given.</param>
    /// <param name="force">Whether an existing file may be overwritten.</param>
    /// <param name="surroundings">Where paths start from.</param>
    /// <param name="inputName">The file that is read, if there is one.</param>
    /// <exception cref="Refusal">It must not be written.</exception>
    public static void Check(string name, bool force, Surroundings surroundings, string? inputName = null)
    {
        string path = surroundings.PathOf(name);
        if (inputName is not null && path == surroundings.PathOf(inputName))
            throw new Refusal($"\"{name}\" is the input itself: choose another name with -o.");
        if (File.Exists(path) && !force)
            throw new Refusal($"\"{name}\" exists already: choose another name with -o, or overwrite it with --force.");
    }
}
