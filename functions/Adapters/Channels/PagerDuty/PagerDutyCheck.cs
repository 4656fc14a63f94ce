using System.Text.RegularExpressions;

namespace RoleFerry.Adapters.Channels.PagerDuty;

/// <summary>Looks at a channel's routing key, and rings nobody.</summary>
internal static partial class PagerDutyCheck
{
    public static ChannelCheck Value { get; } =
        new(
            channel => $"PagerDuty, {channel.Name}",
            channel => [PagerDutySecrets.KeyOf(channel)],
            (probe, channel, _) => Task.FromResult(Look(probe, PagerDutySecrets.KeyOf(channel)))
        );

    private static ChannelFinding Look(ChannelProbe probe, string name)
    {
        if (probe.Secret(name) is not { } key)
            return new ChannelFinding(false, $"no secret {probe.SecretsPrefix}/{name}", probe.HowToPut(name));
        return RoutingKey().IsMatch(key)
            ? new ChannelFinding(
                true,
                $"{probe.SecretsPrefix}/{name} exists, with 32 letters and digits; nobody was rung"
            )
            : new ChannelFinding(
                false,
                $"{probe.SecretsPrefix}/{name} is not an Events API v2 integration key; those have 32 letters and "
                    + "digits",
                probe.HowToReplace(name)
            );
    }

    /// <summary>An integration key. https://developer.pagerduty.com/docs/events-api-v2/trigger-events/</summary>
    [GeneratedRegex("^[0-9A-Za-z]{32}$")]
    private static partial Regex RoutingKey();
}
