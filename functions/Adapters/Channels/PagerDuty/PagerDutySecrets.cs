using RoleFerry.Core.Policies;

namespace RoleFerry.Adapters.Channels.PagerDuty;

/// <summary>PagerDuty's secrets.</summary>
internal static class PagerDutySecrets
{
    /// <summary>The integration key of an Events API v2 integration: the deployment's.</summary>
    public const string RoutingKey = "pagerduty/routing-key";

    /// <summary>What PagerDuty signs its webhooks with.</summary>
    public const string WebhookSecret = "pagerduty/webhook-secret";

    /// <summary>The parameter with a channel's routing key.</summary>
    public static string KeyOf(Channel channel) =>
        channel.Target.Length == 0 ? RoutingKey : $"pagerduty/{channel.Target}";
}
