using System.Text.Json;
using Ms20.Panel;

namespace Ms20.App.Lab.Session;

/// <summary>What a page says about the player's book, and the steps through the set list, by key or by foot.</summary>
internal static class PlayerMessages
{
    /// <summary>Carries a message out.</summary>
    /// <param name="session">Whose book it is.</param>
    /// <param name="tab">Who says it.</param>
    /// <param name="message">What is said.</param>
    /// <returns>False if no page of ours would say it.</returns>
    public static bool TryObey(LabSession session, Tab tab, JsonElement message) => message.Text("t") switch
    {
        "player" => Edit(session, tab, message),
        "go" => Go(session, tab, message),
        _ => false,
    };

    /// <summary>The book as every page is told it, and where in the set list the player is; -1 before its first sound.</summary>
    public static byte[] Tell(LabSession session) => Says.Write("player", json =>
    {
        session.Player.Book.Write(json);
        json.WriteNumber("place", session.SetListAt);
    });

    /// <summary>Takes a sound of the set list. Within <see cref="LabSession.Act"/> only.</summary>
    /// <param name="session">Whose set list it is.</param>
    /// <param name="bench">What takes the sound.</param>
    /// <param name="at">Which one, from 0.</param>
    public static void Go(LabSession session, Bench bench, int at)
    {
        PlayerBook book = session.Player.Book;
        if (at < 0 || at >= book.SetList.Length)
        {
            string count = book.SetList.Length switch { 0 => "no sound yet", 1 => "one sound", int n => $"{n} sounds" };
            session.TellAll(Says.Status($"The set list has {count}: there is no number {at + 1}.", "warn"));
            return;
        }

        // Also of one that is gone: the next step goes on from there.
        session.SetListAt = at;
        session.TellAll(Tell(session));
        SoundName name = book.SetList[at];
        Patch? patch = name.IsFactory ? FactoryPatches.TryFind(name.Slug, out Patch? factory) ? factory : null : session.Shelf.Find(name.Slug);
        if (patch is null)
        {
            session.TellAll(Says.Status($"Number {at + 1} of the set list (\"{name.Slug}\") is not there any more: take it off the list, or save a sound of that name.", "warn"));
            return;
        }

        bench.Load(patch);
        session.TellAll(Says.Everything(bench.Patch));
    }

    private static bool Edit(LabSession session, Tab tab, JsonElement message)
    {
        bool isOurs = true;
        session.Act(tab, bench =>
        {
            PlayerBook before = session.Player.Book;
            if (before.With(message) is not { } book)
            {
                isOurs = false;
                return null;
            }

            if (session.Player.Use(book) is { } complaint)
                tab.Tell(Says.Status(complaint, "warn"));
            bench.Choose(book.Keys);
            // Where the page has moved the sound that plays, if it says so.
            int at = message.Number("place") is double number ? (int)Math.Clamp(number, -1, PlayerBook.MostInSetList) : session.SetListAt;
            session.SetListAt = Math.Min(at, book.SetList.Length - 1);
            session.TellAll(Tell(session));
            return null;
        });
        return isOurs;
    }

    private static bool Go(LabSession session, Tab tab, JsonElement message)
    {
        if (message.Number("v") is not double number)
            return false;
        session.Act(tab, bench =>
        {
            Go(session, bench, (int)Math.Clamp(number, -1, PlayerBook.MostInSetList));
            return null;
        });
        return true;
    }
}
