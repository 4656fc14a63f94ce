namespace RoleFerry.Core.Policies;

/// <summary>A time in which a service is worked on: its alarms are recorded and nobody is told.</summary>
/// <param name="Name">As reasons name it.</param>
/// <param name="Service">Whose alarms.</param>
/// <param name="From">From this moment on; null for always.</param>
/// <param name="Until">Until this moment, exclusive; null for always.</param>
/// <param name="During">Only within this time window of the policy; null for all the time between.</param>
/// <param name="CoversP0">Whether it holds P0 back too.</param>
public sealed record Maintenance(
    string Name,
    string Service,
    DateTimeOffset? From,
    DateTimeOffset? Until,
    string? During,
    bool CoversP0
)
{
    /// <summary>Until when it goes on where it is on now; null where it is not.</summary>
    public DateTimeOffset? OnUntil(RoutingPolicy policy, DateTimeOffset now)
    {
        if (now < From || now >= Until)
            return null;
        if (During is null)
            return Until ?? DateTimeOffset.MaxValue;
        if (policy.TimeWindows.GetValueOrDefault(During) is not { } window || !window.Contains(now))
            return null;
        var change = window.NextChange(now);
        return Until < change ? Until : change;
    }
}
