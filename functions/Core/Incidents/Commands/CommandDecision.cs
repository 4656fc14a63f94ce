using System.Collections.Immutable;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Reasons;

namespace RoleFerry.Core.Incidents.Commands;

/// <summary>What has to be written and sent because of one command, and why. Nothing in it has happened yet.</summary>
public sealed record CommandDecision
{
    /// <summary>What the command leads to. Only <see cref="CommandOutcome.Done"/> is written.</summary>
    public required CommandOutcome Outcome { get; init; }

    /// <summary>The command.</summary>
    public required IncidentCommand Command { get; init; }

    /// <summary>The incident as it was.</summary>
    public required Incident Before { get; init; }

    /// <summary>The incident as it will be; the same where nothing is done.</summary>
    public required Incident After { get; init; }

    /// <summary>The timeline's new line; null where nothing is done.</summary>
    public IncidentEvent? Event { get; init; }

    /// <summary>What has to be sent.</summary>
    public ImmutableArray<Notification> Notifications { get; init; } = [];

    /// <summary>Alarms that had joined and are told of with this: nobody has to be told of them again.</summary>
    public ImmutableArray<JoinedAlarm> ToldJoins { get; init; } = [];

    /// <summary>
    /// What was noted as open for the incident's key and is not: the incident, which opens with this, takes its place.
    /// Null where all is well.
    /// </summary>
    public StalePointer? Replaces { get; init; }

    /// <summary>Why, as a person is told.</summary>
    public required Reason Reason { get; init; }
}
