using System.Collections.Immutable;

namespace RoleFerry.Core.Logs.Redaction.Tokens;

/// <summary>Tokens and webhooks of what people talk and mail with.</summary>
internal static class ChatTokens
{
    public static readonly ImmutableArray<TokenKind> All =
    [
        TokenKind.Of(
            "Slack token",
            "https://docs.slack.dev/authentication/tokens",
            Alphabets.Dotted,
            8,
            "xoxb-",
            "xoxp-",
            "xoxa-",
            "xoxr-",
            "xoxs-",
            "xoxc-",
            "xoxd-",
            "xoxo-",
            "xoxe-",
            "xoxe.",
            "xapp-",
            "xwfp-"
        ),
        TokenKind.Of(
            "Slack webhook",
            "https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks",
            Alphabets.Path,
            12,
            "https://hooks.slack.com/",
            "https://hooks.slack-gov.com/",
            "hooks.slack.com/"
        ),
        TokenKind.Of(
            "Discord webhook",
            "https://discord.com/developers/docs/resources/webhook",
            Alphabets.Path,
            20,
            "discord.com/api/webhooks/",
            "discordapp.com/api/webhooks/",
            "discord.com/api/v10/webhooks/",
            "discord.com/api/v9/webhooks/"
        ),
        TokenKind.Of(
            "Teams webhook",
            "https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook",
            Alphabets.Path,
            20,
            ".webhook.office.com/webhookb2/",
            "outlook.office.com/webhook/"
        ),
        TokenKind.Of(
            "Mailgun key",
            "https://documentation.mailgun.com/docs/mailgun/api-reference/mg-auth",
            new TokenShape("key-", Alphabets.Alphanumeric, 32) { Most = 32, IsWeak = true },
            new TokenShape("pubkey-", Alphabets.Hex, 32)
        ),
        TokenKind.Of(
            "Mailchimp key",
            "https://mailchimp.com/developer/marketing/docs/fundamentals/",
            new TokenShape("-us", Alphabets.Decimal, 1) { Before = Alphabets.Hex, LeastBefore = 32 }
        ),
        TokenKind.Of(
            "SendGrid key",
            "https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys",
            new TokenShape("SG.", Alphabets.Dotted, 32) { Needs = '.' }
        ),
        TokenKind.Of(
            "Brevo key",
            "https://developers.brevo.com/docs/getting-started",
            Alphabets.Dashed,
            30,
            "xkeysib-",
            "xsmtpsib-"
        ),
        TokenKind.Of(
            "Resend key",
            "https://resend.com/docs/dashboard/api-keys/introduction",
            new TokenShape("re_", Alphabets.Word, 24) { IsWeak = true }
        ),
        TokenKind.Of(
            "Twilio key",
            "https://www.twilio.com/docs/iam/api-keys",
            new TokenShape("SK", Alphabets.Hex, 32) { IsWeak = true }
        ),
        TokenKind.Of(
            "Facebook token",
            "https://developers.facebook.com/docs/facebook-login/guides/access-tokens",
            new TokenShape("EAA", Alphabets.Alphanumeric, 40) { IsWeak = true }
        ),
    ];
}
