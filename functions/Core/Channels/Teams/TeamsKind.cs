using System.Text.RegularExpressions;
using RoleFerry.Core.Policies;

namespace RoleFerry.Core.Channels.Teams;

/// <summary>
/// A channel or chat of Microsoft Teams, by a webhook of its Workflows. The target names the webhook's secret.
/// </summary>
public static partial class TeamsKind
{
    /// <summary>
    /// Teams takes four requests a second at a webhook.
    /// https://learn.microsoft.com/en-us/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook
    /// </summary>
    public static ChannelKind Value { get; } =
        new("teams", "Teams")
        {
            ReadIn = ReadingPlace.Conversation,
            Interval = TimeSpan.FromMilliseconds(250),
            Target = new(
                WebhookName(),
                IsRequired: true,
                "names no webhook: write the end of the name of its SSM parameter, as in incidents for teams/incidents."
            ),
        };

    /// <summary>The end of a parameter's name; that of the key that signs links is taken.</summary>
    [GeneratedRegex(@"\A(?!link-key\z)[a-z0-9-]{1,40}\z")]
    private static partial Regex WebhookName();
}
