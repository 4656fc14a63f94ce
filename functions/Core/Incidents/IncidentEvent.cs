using System.Collections.Immutable;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Incidents;

/// <summary>
/// Something that happened to an incident: a line of its timeline, and what <see cref="Incident.Apply"/> needs of it.
/// </summary>
public sealed record IncidentEvent
{
    /// <summary>What happened.</summary>
    public required IncidentEventKind Kind { get; init; }

    /// <summary>When, by the clock of whoever decided.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who or what made it happen: <c>cloudwatch</c>, or a person's name.</summary>
    public required string Who { get; init; }

    /// <summary>One sentence for a person.</summary>
    public required string What { get; init; }

    /// <summary>Why it was decided so.</summary>
    public ImmutableArray<Reason> Reasons { get; init; } = [];

    /// <summary>
    /// When the signal behind it changed its state, by its own time; null where no signal is behind it.
    /// </summary>
    public DateTimeOffset? SignalAt { get; init; }

    /// <summary>The severity from now on; null where it stays.</summary>
    public Severity? Severity { get; init; }

    /// <summary>The alarm whose words become the incident's; null where they stay.</summary>
    public LeadingAlarm? Leads { get; init; }

    /// <summary>Channels that are told from now on too.</summary>
    public ImmutableArray<string> AddedChannels { get; init; } = [];

    /// <summary>Whether nobody was told to do something, though it was opened again.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>Which way a person's or the clock's word came; null where an alarm is behind it.</summary>
    public CommandWay? Way { get; init; }

    /// <summary>
    /// When a person or the clock said it, by the clock of that way; null where an alarm is behind it.
    /// </summary>
    public DateTimeOffset? SaidAt { get; init; }

    /// <summary>Whose the incident is from now on; null where that stays.</summary>
    public string? Owner { get; init; }

    /// <summary>Until when nobody wants to be told again; null where that stays.</summary>
    public DateTimeOffset? MutedUntil { get; init; }

    /// <summary>Until when the next level is held back; null where it is not.</summary>
    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>The id of the change of the product that it tells of; empty where it tells of none.</summary>
    public string ChangeId { get; init; } = "";

    /// <summary>How many alarms that joined are told of with this.</summary>
    public int ToldJoins { get; init; }

    /// <summary>The level that it is escalated to; null where that stays.</summary>
    public int? Level { get; init; }
}
