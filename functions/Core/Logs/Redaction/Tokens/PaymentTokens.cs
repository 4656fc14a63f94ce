using System.Collections.Immutable;

namespace RoleFerry.Core.Logs.Redaction.Tokens;

/// <summary>Tokens of shops and of payment.</summary>
internal static class PaymentTokens
{
    public static readonly ImmutableArray<TokenKind> All =
    [
        TokenKind.Of(
            "Stripe key",
            "https://docs.stripe.com/keys",
            Alphabets.Word,
            10,
            "sk_live_",
            "sk_test_",
            "rk_live_",
            "rk_test_",
            "pk_live_",
            "pk_test_",
            "sk_org_",
            "whsec_"
        ),
        TokenKind.Of(
            "Square token",
            "https://developer.squareup.com/docs/build-basics/access-tokens",
            new TokenShape("sq0atp-", Alphabets.Dashed, 20),
            new TokenShape("sq0csp-", Alphabets.Dashed, 20),
            new TokenShape("sq0idp-", Alphabets.Dashed, 20),
            new TokenShape("EAAA", Alphabets.Dashed, 40) { IsWeak = true }
        ),
        TokenKind.Of(
            "Shopify token",
            "https://shopify.dev/docs/apps/build/authentication-authorization",
            Alphabets.Hex,
            30,
            "shpat_",
            "shpca_",
            "shppa_",
            "shpss_",
            "shpua_"
        ),
        TokenKind.Of(
            "PayPal and Braintree token",
            "https://developer.paypal.com/braintree/docs/guides/authorization/overview",
            new TokenShape("access_token$production$", Alphabets.Word, 16),
            new TokenShape("access_token$sandbox$", Alphabets.Word, 16)
        ),
        TokenKind.Of(
            "Plaid token",
            "https://plaid.com/docs/api/tokens/",
            Alphabets.Dashed,
            30,
            "access-sandbox-",
            "access-development-",
            "access-production-"
        ),
        TokenKind.Of(
            "Razorpay key",
            "https://razorpay.com/docs/api/authentication/",
            Alphabets.Alphanumeric,
            12,
            "rzp_live_",
            "rzp_test_"
        ),
        TokenKind.Of(
            "Flutterwave key",
            "https://developer.flutterwave.com/docs/authentication",
            Alphabets.Dashed,
            12,
            "FLWSECK-",
            "FLWSECK_TEST-"
        ),
    ];
}
