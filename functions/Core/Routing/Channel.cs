namespace RoleFerry.Core.Routing;

/// <summary>A named way to reach people.</summary>
/// <param name="Name">As routes name it.</param>
/// <param name="Kind">What carries it.</param>
/// <param name="Target">
/// Slack: the channel's id or name. PagerDuty and email: empty; where they lead is a secret or a topic of the deployment.
/// </param>
public sealed record Channel(string Name, ChannelKind Kind, string Target = "");
