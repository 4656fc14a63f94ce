using System.Collections.Immutable;

namespace RoleFerry.Core.Logs.Redaction.Tokens;

/// <summary>Tokens of what watches other systems.</summary>
internal static class WatchTokens
{
    public static readonly ImmutableArray<TokenKind> All =
    [
        TokenKind.Of(
            "New Relic key",
            "https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/",
            new TokenShape("NRAK-", Alphabets.Alphanumeric, 20),
            new TokenShape("NRJS-", Alphabets.Alphanumeric, 16),
            new TokenShape("NRII-", Alphabets.Dashed, 20),
            new TokenShape("NRAA-", Alphabets.Alphanumeric, 20),
            new TokenShape("NRRA-", Alphabets.Alphanumeric, 20),
            new TokenShape("NRAL", Alphabets.Alphanumeric, 0) { Before = Alphabets.Alphanumeric, LeastBefore = 36 }
        ),
        TokenKind.Of(
            "Grafana token",
            "https://grafana.com/docs/grafana/latest/administration/service-accounts/",
            Alphabets.Base64,
            20,
            "glsa_",
            "glc_",
            "eyJrIjoi"
        ),
        TokenKind.Of(
            "Sentry token",
            "https://docs.sentry.io/account/auth-tokens/",
            Alphabets.Base64,
            30,
            "sntrys_",
            "sntryu_"
        ),
        TokenKind.Of(
            "Dynatrace token",
            "https://docs.dynatrace.com/docs/dynatrace-api/basics/dynatrace-api-authentication",
            Alphabets.Dotted,
            24,
            "dt0c01.",
            "dt0s01.",
            "dt0s16."
        ),
        TokenKind.Of(
            "Honeycomb key",
            "https://docs.honeycomb.io/configure/environments/manage-api-keys/",
            Alphabets.Alphanumeric,
            30,
            "hcaik_",
            "hcbik_",
            "hcxik_",
            "hcamk_"
        ),
    ];
}
