using RoleFerry.Core.Policies;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Routing;

/// <summary>Where a policy leads the system's own synthetic alarm.</summary>
public static class WatchdogRoutes
{
    /// <summary>
    /// Whether a policy leads heartbeats to nobody: to channels that are for tests alone, without
    /// another in their place.
    /// </summary>
    public static bool ReachesNobody(RoutingPolicy policy)
    {
        var routing = Triage.Of(Watchdog.At(DateTimeOffset.UnixEpoch), policy).Routing;
        return routing.Channels.Length > 0
            && routing
                .Channels.Concat(routing.Primary.Fallback)
                .All(name => policy.Channels.GetValueOrDefault(name)?.Kind.IsForTests == true);
    }
}
