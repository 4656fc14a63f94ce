using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace RoleFerry.Core.Authentication;

/// <summary>
/// A text that we signed with HMAC-SHA-256 and hand to somebody who brings it back: nobody else can make one. What it
/// says can be read by whoever has it.
/// </summary>
/// <param name="Text">What it says.</param>
/// <param name="Signature">In base64url. Names the token.</param>
public sealed record SignedToken(string Text, string Signature)
{
    /// <summary>Longer ones are not looked at.</summary>
    private const int MaxLength = 512;

    /// <summary>Makes one: letters, digits, <c>-</c>, <c>_</c> and a dot.</summary>
    /// <param name="key">What it is signed with.</param>
    /// <param name="purpose">What it is for: a token of one purpose is forged for any other.</param>
    /// <param name="text">What it says.</param>
    public static string Write(string key, string purpose, string text)
    {
        var said = Encoding.UTF8.GetBytes(text);
        return $"{Base64Url.EncodeToString(said)}.{Sign(key, purpose, said)}";
    }

    /// <summary>
    /// Reads one, in a time that does not depend on how much of its signature is right; null where it is forged or
    /// none.
    /// </summary>
    public static SignedToken? Read(string key, string purpose, string token)
    {
        if (
            token.Length > MaxLength
            || token.Split('.') is not [var body, var signature]
            || !Base64Url.IsValid(body.AsSpan())
        )
            return null;
        var said = Base64Url.DecodeFromChars(body);
        var right = Sign(key, purpose, said);
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature), Encoding.UTF8.GetBytes(right))
            ? new SignedToken(Encoding.UTF8.GetString(said), right)
            : null;
    }

    private static string Sign(string key, string purpose, ReadOnlySpan<byte> said)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes(purpose + "\n"), .. said];
        return Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), signed));
    }
}
