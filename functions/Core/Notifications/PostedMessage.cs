namespace RoleFerry.Core.Notifications;

/// <summary>Where a message stands, for editing it and for answering in its thread.</summary>
/// <param name="ChannelId">Slack's id of the channel, e.g. <c>C024BE91L</c>; empty where the vendor has none.</param>
/// <param name="MessageId">Slack's <c>ts</c>; PagerDuty's dedup key; SNS's message id.</param>
public sealed record PostedMessage(string ChannelId, string MessageId);
