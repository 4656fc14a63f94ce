using System.Collections.Immutable;
using RoleFerry.Core.Matching;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Routing;

/// <summary>Who is told of an alarm of which nothing is known but how bad it is.</summary>
/// <param name="Severity">How bad.</param>
/// <param name="Notified">The channels of its routes.</param>
/// <param name="InTheirPlace">The channels that are told what those do not take, without them, in this order.</param>
public sealed record SeverityAudience(
    Severity Severity,
    ImmutableArray<Channel> Notified,
    ImmutableArray<Channel> InTheirPlace
)
{
    /// <summary>Each severity's, the worst first. Pure.</summary>
    public static ImmutableArray<SeverityAudience> Of(RoutingPolicy policy) =>
        [.. Enum.GetValues<Severity>().Select(s => Of(policy, s))];

    private static SeverityAudience Of(RoutingPolicy policy, Severity severity)
    {
        var labels = ImmutableDictionary<string, string>.Empty.Add(LabelName.Severity, severity.ToString());
        var routing = Router.Decide(policy, labels);
        return new SeverityAudience(
            severity,
            [.. routing.Channels.Select(name => policy.Channels[name])],
            [
                .. routing
                    .Primary.Fallback.Except(routing.Channels, StringComparer.Ordinal)
                    .Select(name => policy.Channels[name]),
            ]
        );
    }
}
