using System.Collections.Immutable;
using RoleFerry.Core.Reasons;

namespace RoleFerry.Core.Suppression;

/// <summary>Who of those that a signal's routes name is told now, and who later.</summary>
/// <param name="Notified">Channels that are told now, in the order of the policy.</param>
/// <param name="Suppressed">
/// Channels that are told once nothing holds the alarm back any more, if it fires still.
/// </param>
/// <param name="Reasons">What holds it back, and what would but may not.</param>
/// <param name="LookAgainAt">When to look whether something still does; null where nothing does.</param>
public sealed record Audience(
    ImmutableArray<string> Notified,
    ImmutableArray<string> Suppressed,
    ImmutableArray<Reason> Reasons,
    DateTimeOffset? LookAgainAt
)
{
    /// <summary>Whether nothing holds it back but the moment that a new incident waits.</summary>
    public bool OnlyWaits => !Reasons.IsEmpty && Reasons.All(r => r.Code == ReasonCode.GroupWaitNotElapsed);
}
