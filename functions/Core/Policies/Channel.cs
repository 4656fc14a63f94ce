namespace RoleFerry.Core.Policies;

/// <summary>A named way to reach people.</summary>
/// <param name="Name">As routes name it.</param>
/// <param name="Kind">What carries it.</param>
/// <param name="Target">
/// Slack: the channel's id or name. PagerDuty: the name of a routing key of its own, so that it rings another
/// service; empty for the deployment's. Email: empty; where it leads is a topic of the deployment.
/// </param>
public sealed record Channel(string Name, ChannelKind Kind, string Target = "")
{
    /// <summary>More than people read one by one, and at one a second more than a few seconds late.</summary>
    public const int DefaultDigestAbove = 5;

    /// <summary>Slack: pages that wait for the channel at once, above which they are told in one message.</summary>
    public int DigestAbove { get; init; } = DefaultDigestAbove;
}
