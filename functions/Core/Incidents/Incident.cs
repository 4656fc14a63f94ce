using System.Collections.Immutable;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Incidents;

/// <summary>
/// An incident as it stands. Changed by <see cref="Apply"/> alone; <see cref="Version"/> counts the changes.
/// Times are UTC.
/// </summary>
public sealed record Incident
{
    /// <summary>For example <c>INC-7F3K9Q2M</c>; PagerDuty's dedup key too.</summary>
    public required string Id { get; init; }

    /// <summary>What alarms must have in common to belong to it: <c>label=value</c> pairs of the route's groupBy.</summary>
    public required string Key { get; init; }

    /// <summary>1 when opened, one more with every change. Joining alarms do not change it.</summary>
    public required int Version { get; init; }

    /// <summary>Where it stands.</summary>
    public required IncidentStatus Status { get; init; }

    /// <summary>The worst that it has been.</summary>
    public required Severity Severity { get; init; }

    /// <summary>The name of the alarm that opened it.</summary>
    public required string Title { get; init; }

    /// <summary>Why, in the words of the newest alarm that changed it.</summary>
    public required string Summary { get; init; }

    /// <summary>Empty where unknown.</summary>
    public required string Service { get; init; }

    /// <summary>A link, or a path below <c>monitoring/runbooks/</c>; empty where unknown.</summary>
    public required string Runbook { get; init; }

    /// <summary>The signal that opened it.</summary>
    public required Signal Signal { get; init; }

    /// <summary>When the first alarm's state changed, by its own time.</summary>
    public required DateTimeOffset BeganAt { get; init; }

    /// <summary>When we opened it (or opened it again).</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When its channels were last told to do something about it.</summary>
    public required DateTimeOffset LastToldAt { get; init; }

    /// <summary>When the last alarm recovered, by its own time; null while open.</summary>
    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>How often it was opened again.</summary>
    public int Reopened { get; init; }

    /// <summary>The channels that are told of it, by name, in order.</summary>
    public required ImmutableArray<string> Channels { get; init; }

    /// <summary>Who is told when a channel does not take a message.</summary>
    public required ImmutableArray<string> Fallback { get; init; }

    /// <summary>The policy that decided last.</summary>
    public required string PolicyVersion { get; init; }

    /// <summary>Open or acknowledged.</summary>
    public bool IsOpen => Status != IncidentStatus.Resolved;

    /// <summary>
    /// The incident after a change. Events that only add a line to the timeline (joined, still firing, recovered, noted)
    /// leave it as it is.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The event opens an incident: that makes a new one, not a change.</exception>
    public Incident Apply(IncidentEvent e) => e.Kind switch
    {
        IncidentEventKind.Reopened => Changed(e) with
        {
            Status = IncidentStatus.Open,
            OpenedAt = e.At,
            LastToldAt = e.At,
            ResolvedAt = null,
            Reopened = Reopened + 1,
        },
        IncidentEventKind.Raised or IncidentEventKind.Repeated => Changed(e) with { LastToldAt = e.At },
        IncidentEventKind.Resolved => Changed(e) with { Status = IncidentStatus.Resolved, ResolvedAt = e.SignalAt ?? e.At },
        IncidentEventKind.Joined or IncidentEventKind.StillFiring or IncidentEventKind.Recovered
            or IncidentEventKind.Noted => this,
        _ => throw new ArgumentOutOfRangeException(nameof(e), e.Kind, "An incident is opened once."),
    };

    private Incident Changed(IncidentEvent e) => this with
    {
        Version = Version + 1,
        Severity = e.Severity ?? Severity,
        Summary = e.Summary ?? Summary,
        Channels = [.. Channels.Union(e.AddedChannels, StringComparer.Ordinal)],
    };
}
