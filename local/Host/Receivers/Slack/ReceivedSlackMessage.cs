using System.Text.Json.Nodes;

namespace RoleFerry.Local.Receivers.Slack;

/// <summary>A message as it stands in its channel.</summary>
/// <param name="Channel">The channel's id; for a webhook, the webhook's own channel.</param>
/// <param name="ChannelName">The name it was posted to, without <c>#</c>.</param>
/// <param name="Ts">Its id in the channel.</param>
/// <param name="ThreadTs">The message whose thread it is in; null: it stands in the channel.</param>
/// <param name="IsBroadcast">A thread's reply that is shown in the channel too.</param>
/// <param name="Text">The plain text; what a notification shows.</param>
/// <param name="Blocks">Block Kit blocks; empty: the text is all.</param>
/// <param name="PostedAt">When it arrived.</param>
/// <param name="Edits">How often it was edited since.</param>
/// <param name="IsWebhook">Whether it came by an incoming webhook.</param>
public sealed record ReceivedSlackMessage(
    string Channel,
    string ChannelName,
    string Ts,
    string? ThreadTs,
    bool IsBroadcast,
    string Text,
    JsonArray Blocks,
    DateTimeOffset PostedAt,
    int Edits,
    bool IsWebhook
);
