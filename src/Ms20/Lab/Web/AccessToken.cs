using System.Security.Cryptography;
using System.Text;

namespace Ms20.App.Lab.Web;

/// <summary>
/// The secret of a Lab: 128 random bits in the fragment of the address that is opened, which no request carries. A page shows it when it opens a
/// WebSocket, as a subprotocol; other programs and other people on the machine do not know it.
/// </summary>
internal sealed class AccessToken
{
    private const int Bytes = 16;
    private const string SubprotocolPrefix = "t.";

    private readonly byte[] _utf8;

    private AccessToken(string text)
    {
        Text = text;
        _utf8 = Encoding.UTF8.GetBytes(text);
    }

    /// <summary>The token, in hexadecimal digits.</summary>
    public string Text { get; }

    /// <summary>A new one.</summary>
    public static AccessToken Create() => new(RandomNumberGenerator.GetHexString(2 * Bytes, lowercase: true));

    /// <summary>One that was kept; null if the text is none.</summary>
    public static AccessToken? TryParse(string text) =>
        text.Length == 2 * Bytes && text.All(char.IsAsciiHexDigitLower) ? new(text) : null;

    /// <summary>Whether one of the subprotocols that a socket asks for is the token. Takes as long for a wrong one as for the right one.</summary>
    public bool IsAmong(IEnumerable<string> subprotocols)
    {
        foreach (string subprotocol in subprotocols)
        {
            if (subprotocol.StartsWith(SubprotocolPrefix, StringComparison.Ordinal)
                && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(subprotocol[SubprotocolPrefix.Length..]), _utf8))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What only somebody who knows the token can answer to a question.</summary>
    public string AnswerTo(string question) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_utf8, Encoding.UTF8.GetBytes(question)));
}
