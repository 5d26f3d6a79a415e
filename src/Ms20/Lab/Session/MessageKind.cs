namespace Ms20.App.Lab.Session;

/// <summary>A kind of message on the socket between a page and the Lab: a JSON object whose <c>t</c> is the kind.</summary>
/// <param name="Name">What stands in <c>t</c>.</param>
/// <param name="Fields">
/// Its other fields, as JSDoc writes the inside of an object: <c>id: string, v: number, at?: number</c>. Types are string, number, boolean, null, any,
/// 'literal', T[], Record&lt;string, T&gt;, {fields} and T | T.
/// </param>
/// <param name="Meaning">What it says, in a few words.</param>
internal sealed record MessageKind(string Name, string Fields, string Meaning);
