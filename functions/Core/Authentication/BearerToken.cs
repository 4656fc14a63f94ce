using System.Security.Cryptography;
using System.Text;

namespace RoleFerry.Core.Authentication;

/// <summary>
/// A fixed token in the header <c>Authorization</c>, for senders that cannot sign.
/// https://www.rfc-editor.org/rfc/rfc6750#section-2.1
/// </summary>
public static class BearerToken
{
    private const string Scheme = "Bearer ";

    /// <summary>
    /// Checks it, in a time that depends neither on how much of it is right nor on how long the right one is.
    /// </summary>
    /// <param name="token">What both sides know.</param>
    /// <param name="authorization">The header: <c>Bearer</c>, a blank and the token.</param>
    public static SignatureVerdict Check(string token, string? authorization)
    {
        if (authorization is null || !authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return SignatureVerdict.Missing;
        var (said, right) = (Hash(authorization[Scheme.Length..].Trim()), Hash(token));
        return CryptographicOperations.FixedTimeEquals(said, right) ? SignatureVerdict.Good : SignatureVerdict.Forged;
    }

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
