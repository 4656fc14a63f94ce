using System.Collections.Immutable;
using RoleFerry.Core.Matching;

namespace RoleFerry.Core.Policies;

/// <summary>
/// A node of the routing tree, with everything it inherits already filled in by the policy's reader.
/// </summary>
public sealed record Route
{
    /// <summary>What counts where a policy does not say it: Prometheus Alertmanager's default too.</summary>
    public static readonly TimeSpan DefaultGroupInterval = TimeSpan.FromMinutes(5);

    /// <summary>Its name in reasons and coverage; unique within the policy.</summary>
    public required string Name { get; init; }

    /// <summary>All must match. Empty matches everything.</summary>
    public ImmutableArray<Matcher> Matchers { get; init; } = [];

    /// <summary>Who is told, by channel name, in the order of the policy.</summary>
    public required ImmutableArray<string> Channels { get; init; }

    /// <summary>Who is told instead, in this order, when a channel does not take a message.</summary>
    public required ImmutableArray<string> Fallback { get; init; }

    /// <summary>
    /// Labels whose equal values make one incident. The label <c>alarm</c> is the signal's whole key: one incident
    /// per alarm.
    /// </summary>
    public required ImmutableArray<string> GroupBy { get; init; }

    /// <summary>How long after the last telling a firing alarm is told again.</summary>
    public required TimeSpan RepeatEvery { get; init; }

    /// <summary>
    /// How long alarms that join an open incident are gathered, to be told together: at most one message in that
    /// time.
    /// </summary>
    public TimeSpan GroupInterval { get; init; } = DefaultGroupInterval;

    /// <summary>What missing data mean of what takes it; null where the route does not say.</summary>
    public InsufficientDataMeaning? NoData { get; init; }

    /// <summary>
    /// How long a new incident waits before anybody is notified, from its first alarm on: what fires together with it
    /// joins it meanwhile, and what suppresses it may arrive. Alertmanager's group_wait; there it is 30 seconds unless
    /// something else is said, here none.
    /// </summary>
    public TimeSpan GroupWait { get; init; }

    /// <summary>The same for a P0, which waits only where this is said.</summary>
    public TimeSpan GroupWaitP0 { get; init; }

    /// <summary>Whether the siblings after this route are tried too once it has matched.</summary>
    public bool Continue { get; init; }

    /// <summary>Time windows in which the route tells nobody. Not inherited.</summary>
    public ImmutableArray<string> MuteDuring { get; init; } = [];

    /// <summary>
    /// Time windows outside of which the route tells nobody; none named: it always tells. Not inherited.
    /// </summary>
    public ImmutableArray<string> ActiveDuring { get; init; } = [];

    /// <summary>
    /// Tried in order; the first that matches is taken instead of this one, and so on while they say continue.
    /// </summary>
    public ImmutableArray<Route> Routes { get; init; } = [];

    /// <summary>Whether all of its own matchers hold.</summary>
    public bool Matches(IReadOnlyDictionary<string, string> labels)
    {
        foreach (var matcher in Matchers)
        {
            if (!matcher.Matches(labels))
                return false;
        }

        return true;
    }
}
