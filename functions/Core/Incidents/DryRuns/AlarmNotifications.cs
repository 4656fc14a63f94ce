using System.Collections.Immutable;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Incidents.DryRuns;

/// <summary>Who came to know of one firing of an alarm.</summary>
/// <param name="Severity">What the policy takes it for.</param>
/// <param name="Told">Channels that were told because of it.</param>
/// <param name="Know">Channels that know of its incident: those, and those told before.</param>
/// <param name="Routes">The routes that it took.</param>
/// <param name="Reasons">Why, as of the last decision about it.</param>
public sealed record AlarmNotifications(
    Severity Severity,
    ImmutableArray<string> Told,
    ImmutableArray<string> Know,
    ImmutableArray<string> Routes,
    ImmutableArray<Reason> Reasons
)
{
    /// <summary>Whether others were told, or it counts for something else.</summary>
    public bool IsOther(AlarmNotifications other) =>
        Severity != other.Severity
        || !Told.ToHashSet(StringComparer.Ordinal).SetEquals(other.Told)
        || !Know.ToHashSet(StringComparer.Ordinal).SetEquals(other.Know);
}
