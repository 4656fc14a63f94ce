using System.Collections.Immutable;
using System.Text.Json.Serialization;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Policies.Compiled;

/// <summary>
/// A policy as its compiled form has it, member by member and in this order. What a policy does not use is null and
/// leaves no trace, so that a policy of before there was such a thing keeps its version.
/// </summary>
internal sealed record CompiledPolicy
{
    /// <summary>The form's number. A function refuses a form that it does not know.</summary>
    [JsonConverter(typeof(FormatJson))]
    public required int Format { get; init; }

    /// <summary>Null while the version is worked out: it names all the rest.</summary>
    public string? Version { get; init; }

    [JsonPropertyName("reopenWithinSeconds")]
    public required TimeSpan ReopenWithin { get; init; }

    public required int HandOverAfterAttempts { get; init; }

    public required InsufficientDataMeaning InsufficientData { get; init; }

    public required ImmutableArray<CompiledChannel> Channels { get; init; }

    public required ImmutableArray<ClassificationRule> Classification { get; init; }

    public required CompiledRoute Route { get; init; }

    /// <summary>Null where people are told.</summary>
    public OvertakenAlarm? Overtaken { get; init; }

    public ImmutableSortedDictionary<string, Severity>? Severities { get; init; }

    public ImmutableSortedDictionary<string, InsufficientDataMeaning>? NoData { get; init; }

    public Flapping? Flapping { get; init; }

    public PageLimit? PersonLimit { get; init; }

    public ImmutableArray<CompiledWindow>? TimeWindows { get; init; }

    public ImmutableArray<InhibitRule>? Inhibit { get; init; }

    public ImmutableArray<CompiledMaintenance>? Maintenance { get; init; }

    public static CompiledPolicy Of(RoutingPolicy policy) =>
        new()
        {
            Format = PolicyJson.Format,
            Version = policy.Version,
            ReopenWithin = policy.ReopenWithin,
            HandOverAfterAttempts = policy.HandOverAfterAttempts,
            InsufficientData = policy.InsufficientData,
            Channels = [.. policy.Channels.Values.Select(CompiledChannel.Of)],
            Classification = policy.Classification,
            Route = CompiledRoute.Of(policy.Root),
            Overtaken = policy.Overtaken == OvertakenAlarm.Tell ? null : policy.Overtaken,
            Severities = policy.Severities.IsEmpty ? null : policy.Severities,
            NoData = policy.NoData.IsEmpty ? null : policy.NoData,
            Flapping = policy.Flapping,
            PersonLimit = policy.PersonLimit,
            TimeWindows = policy.TimeWindows.IsEmpty ? null : [.. policy.TimeWindows.Values.Select(CompiledWindow.Of)],
            Inhibit = policy.Inhibit.IsEmpty ? null : policy.Inhibit,
            Maintenance = policy.Maintenance.IsEmpty ? null : [.. policy.Maintenance.Select(CompiledMaintenance.Of)],
        };

    /// <exception cref="PolicyJsonException">A channel's kind, a time zone or a time is not known.</exception>
    public RoutingPolicy ToPolicy(ChannelKinds kinds) =>
        new()
        {
            Version = Version ?? "",
            ReopenWithin = ReopenWithin,
            HandOverAfterAttempts = HandOverAfterAttempts,
            InsufficientData = InsufficientData,
            Channels = Channels
                .Select((channel, i) => channel.ToChannel($"channels[{i}]", kinds))
                .ToImmutableSortedDictionary(c => c.Name, c => c, StringComparer.Ordinal),
            Classification = Classification,
            Root = Route.ToRoute(),
            Overtaken = Overtaken ?? OvertakenAlarm.Tell,
            Severities = (Severities ?? ImmutableSortedDictionary<string, Severity>.Empty).WithComparers(
                StringComparer.Ordinal
            ),
            NoData = (NoData ?? ImmutableSortedDictionary<string, InsufficientDataMeaning>.Empty).WithComparers(
                StringComparer.Ordinal
            ),
            Flapping = Flapping,
            PersonLimit = PersonLimit,
            TimeWindows = (TimeWindows ?? [])
                .Select((window, i) => window.ToWindow($"timeWindows[{i}]"))
                .ToImmutableSortedDictionary(w => w.Name, w => w, StringComparer.Ordinal),
            Inhibit = Inhibit ?? [],
            Maintenance = [.. (Maintenance ?? []).Select(m => m.ToMaintenance())],
        };
}
