using RoleFerry.Core.Policies;

namespace RoleFerry.Adapters.Channels.Teams;

/// <summary>
/// Teams' secrets: a webhook for each channel, and the key that signs links. Asked for when they are needed, for most
/// deployments have none.
/// </summary>
internal static class TeamsSecrets
{
    /// <summary>Signs the links by which people acknowledge: any long random text.</summary>
    public const string LinkKey = "teams/link-key";

    /// <summary>The parameter with a channel's webhook.</summary>
    public static string WebhookOf(Channel channel) => $"teams/{channel.Target}";

    /// <summary>
    /// The webhook's address; null where it is not one that may be posted to. Only https, but for this machine itself,
    /// where the local system is.
    /// </summary>
    public static Uri? Address(string webhook) =>
        Uri.TryCreate(webhook, UriKind.Absolute, out var url)
        && (url.Scheme == "https" || url is { Scheme: "http", IsLoopback: true })
            ? url
            : null;
}
