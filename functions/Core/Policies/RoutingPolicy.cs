using System.Collections.Immutable;
using RoleFerry.Core.Signals;
using RoleFerry.Core.TimeWindows;

namespace RoleFerry.Core.Policies;

/// <summary>Who is told of what: <c>monitoring/routing.yaml</c>, checked and compiled. Immutable.</summary>
public sealed record RoutingPolicy
{
    /// <summary>
    /// Names this very content: <c>sha-</c> and 12 hex digits of the SHA-256 of the compiled JSON. Each decision
    /// carries it.
    /// </summary>
    public required string Version { get; init; }

    /// <summary>The tree's root; it matches everything.</summary>
    public required Route Root { get; init; }

    /// <summary>All channels by name.</summary>
    public required ImmutableSortedDictionary<string, Channel> Channels { get; init; }

    /// <summary>
    /// Rules that say how bad an alarm is, and whose, when neither its tags nor its description do. First match wins
    /// per field.
    /// </summary>
    public required ImmutableArray<ClassificationRule> Classification { get; init; }

    /// <summary>
    /// What words mean that alarms have for their severity, by <see cref="SeverityTable.Key"/>; they come before those
    /// that are known anyway.
    /// </summary>
    public ImmutableSortedDictionary<string, Severity> Severities { get; init; } =
        ImmutableSortedDictionary.Create<string, Severity>(StringComparer.Ordinal);

    /// <summary>What missing data mean where nothing more special says it.</summary>
    public InsufficientDataMeaning InsufficientData { get; init; }

    /// <summary>What missing data mean of the alarms of a source, by the source's name.</summary>
    public ImmutableSortedDictionary<string, InsufficientDataMeaning> NoData { get; init; } =
        ImmutableSortedDictionary.Create<string, InsufficientDataMeaning>(StringComparer.Ordinal);

    /// <summary>Whether people are told of a P0 or P1 that was over before it was handled.</summary>
    public OvertakenAlarm Overtaken { get; init; }

    /// <summary>An alarm that fires again within this time of its incident's end goes on with that incident.</summary>
    public required TimeSpan ReopenWithin { get; init; }

    /// <summary>Failed attempts after which a message is handed to the fallback.</summary>
    public required int HandOverAfterAttempts { get; init; }

    /// <summary>Times that recur, by name.</summary>
    public ImmutableSortedDictionary<string, TimeWindow> TimeWindows { get; init; } =
        ImmutableSortedDictionary.Create<string, TimeWindow>(StringComparer.Ordinal);

    /// <summary>Which alarms hold which others back.</summary>
    public ImmutableArray<InhibitRule> Inhibit { get; init; } = [];

    /// <summary>When services are worked on.</summary>
    public ImmutableArray<Maintenance> Maintenance { get; init; } = [];

    /// <summary>
    /// How often the person behind a channel that rings one is rung; null for as often as need be.
    /// </summary>
    public PageLimit? PersonLimit { get; init; }

    /// <summary>When what comes back again and again is told less often; null for never.</summary>
    public Flapping? Flapping { get; init; }

    /// <summary>
    /// Whether a channel keeps state of its own (<see cref="ChannelKind.KeepsState"/>): a phone rings.
    /// </summary>
    public bool KeepsState(string channel) => Channels.GetValueOrDefault(channel) is { Kind.KeepsState: true };
}
