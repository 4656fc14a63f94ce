namespace RoleFerry.Adapters.Channels.Slack;

/// <summary>Slack's secrets.</summary>
internal static class SlackSecrets
{
    /// <summary>Lets us post, edit and reply.</summary>
    public const string BotToken = "slack/bot-token";

    /// <summary>Lets us post into one channel; used where there is no bot token.</summary>
    public const string WebhookUrl = "slack/webhook-url";

    /// <summary>What Slack signs its requests with.</summary>
    public const string SigningSecret = "slack/signing-secret";
}
