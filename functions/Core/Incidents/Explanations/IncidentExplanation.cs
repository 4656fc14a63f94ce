using System.Collections.Immutable;
using RoleFerry.Core.OnCall;
using RoleFerry.Core.Routing;

namespace RoleFerry.Core.Incidents.Explanations;

/// <summary>All that says why people were told of an incident, or were not.</summary>
public sealed record IncidentExplanation
{
    /// <summary>As it stands.</summary>
    public required Incident Incident { get; init; }

    /// <summary>What happened to it, the oldest first; each with the reasons of whoever decided.</summary>
    public required ImmutableArray<IncidentEvent> Timeline { get; init; }

    /// <summary>What was, or is to be, said of it, in order.</summary>
    public required ImmutableArray<MessageOutcome> Messages { get; init; }

    /// <summary>Alarms of it that people are not told of yet.</summary>
    public required ImmutableArray<SuppressedAlarm> Held { get; init; }

    /// <summary>The way of its first alarm through the routes of <see cref="WalkedVersion"/>.</summary>
    public required ImmutableArray<RoutingStep> Routes { get; init; }

    /// <summary>
    /// Whose routes those are: the policy that decided last, or the one in force where that is not kept.
    /// </summary>
    public required string WalkedVersion { get; init; }

    /// <summary>Who was on call when it was opened, as the schedule says now.</summary>
    public required ImmutableArray<Duty> OnCall { get; init; }
}
