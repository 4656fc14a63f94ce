using System.Text.RegularExpressions;
using RoleFerry.Core.Policies;

namespace RoleFerry.Core.Channels.Slack;

/// <summary>A Slack channel. The target is its name or its id.</summary>
public static partial class SlackKind
{
    /// <summary>
    /// Slack takes one message a second in a channel. https://docs.slack.dev/apis/web-api/rate-limits/
    /// </summary>
    public static ChannelKind Value { get; } =
        new("slack", "Slack")
        {
            ReadIn = ReadingPlace.Conversation,
            EditsInPlace = true,
            Threads = true,
            Interval = TimeSpan.FromSeconds(1),
            Target = new(
                ChannelName(),
                IsRequired: true,
                "is no Slack channel: write its name with # in front and in quotes, as in \"#incidents\", or its id, "
                    + "as in C024BE91L."
            ),
        };

    /// <summary>https://api.slack.com/methods/conversations.create#naming, or an id.</summary>
    [GeneratedRegex(@"\A(#[\p{Ll}\p{Lo}0-9_-]{1,80}|[CGD][A-Z0-9]{7,})\z")]
    private static partial Regex ChannelName();
}
