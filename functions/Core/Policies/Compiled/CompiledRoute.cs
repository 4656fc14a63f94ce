using System.Collections.Immutable;
using System.Text.Json.Serialization;
using RoleFerry.Core.Matching;

namespace RoleFerry.Core.Policies.Compiled;

/// <summary>A route as the compiled form has it.</summary>
internal sealed record CompiledRoute
{
    public required string Name { get; init; }

    public required ImmutableArray<Matcher> Match { get; init; }

    public required ImmutableArray<string> Channels { get; init; }

    public required ImmutableArray<string> Fallback { get; init; }

    public required ImmutableArray<string> GroupBy { get; init; }

    [JsonPropertyName("repeatEverySeconds")]
    public required TimeSpan RepeatEvery { get; init; }

    /// <summary>Null where it is the usual one.</summary>
    [JsonPropertyName("groupIntervalSeconds")]
    public TimeSpan? GroupInterval { get; init; }

    /// <summary>Null where it does not wait.</summary>
    [JsonPropertyName("groupWaitSeconds")]
    public TimeSpan? GroupWait { get; init; }

    /// <summary>Null where it does not wait.</summary>
    [JsonPropertyName("groupWaitP0Seconds")]
    public TimeSpan? GroupWaitP0 { get; init; }

    public InsufficientDataMeaning? NoData { get; init; }

    public required bool Continue { get; init; }

    public ImmutableArray<string>? MuteDuring { get; init; }

    public ImmutableArray<string>? ActiveDuring { get; init; }

    public required ImmutableArray<CompiledRoute> Routes { get; init; }

    public static CompiledRoute Of(Route route) =>
        new()
        {
            Name = route.Name,
            Match = route.Matchers,
            Channels = route.Channels,
            Fallback = route.Fallback,
            GroupBy = route.GroupBy,
            RepeatEvery = route.RepeatEvery,
            GroupInterval = route.GroupInterval == Route.DefaultGroupInterval ? null : route.GroupInterval,
            GroupWait = route.GroupWait == TimeSpan.Zero ? null : route.GroupWait,
            GroupWaitP0 = route.GroupWaitP0 == TimeSpan.Zero ? null : route.GroupWaitP0,
            NoData = route.NoData,
            Continue = route.Continue,
            MuteDuring = route.MuteDuring.IsEmpty ? null : route.MuteDuring,
            ActiveDuring = route.ActiveDuring.IsEmpty ? null : route.ActiveDuring,
            Routes = [.. route.Routes.Select(Of)],
        };

    public Route ToRoute() =>
        new()
        {
            Name = Name,
            Matchers = Match,
            Channels = Channels,
            Fallback = Fallback,
            GroupBy = GroupBy,
            RepeatEvery = RepeatEvery,
            GroupInterval = GroupInterval ?? Route.DefaultGroupInterval,
            GroupWait = GroupWait ?? TimeSpan.Zero,
            GroupWaitP0 = GroupWaitP0 ?? TimeSpan.Zero,
            NoData = NoData,
            Continue = Continue,
            MuteDuring = MuteDuring ?? [],
            ActiveDuring = ActiveDuring ?? [],
            Routes = [.. Routes.Select(r => r.ToRoute())],
        };
}
