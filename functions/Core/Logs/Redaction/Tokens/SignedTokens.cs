using System.Collections.Immutable;

namespace RoleFerry.Core.Logs.Redaction.Tokens;

/// <summary>Tokens that anybody may issue.</summary>
internal static class SignedTokens
{
    public static readonly ImmutableArray<TokenKind> All =
    [
        TokenKind.Of(
            "JSON Web Token",
            "https://www.rfc-editor.org/rfc/rfc7519",
            new TokenShape("eyJ", Alphabets.Dotted, 11) { Needs = '.' }
        ),
        TokenKind.Of(
            "OpenSSH key",
            "https://cvsweb.openbsd.org/src/usr.bin/ssh/PROTOCOL.key",
            Alphabets.Base64,
            16,
            "b3BlbnNzaC1rZXktdjE"
        ),
    ];
}
