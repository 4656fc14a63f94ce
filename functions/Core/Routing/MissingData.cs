using System.Collections.Frozen;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Routing;

/// <summary>
/// What it means that an alarm has no data. The first that says it counts: the alarm (its tag or word <c>noData</c>, or
/// a rule of the classification), the route that it takes, the policy's word for its source, what a source means by
/// itself, and the policy's <c>insufficientData</c>.
/// </summary>
internal static class MissingData
{
    /// <summary>
    /// Sources whose monitors report missing data only where somebody asked for that: it is an alarm. CloudWatch tells
    /// every alarm's, so that there it is a note. Datadog: https://docs.datadoghq.com/monitors/configuration/#no-data
    /// Grafana:
    /// https://grafana.com/docs/grafana/latest/alerting/fundamentals/alert-rule-evaluation/stale-alert-instances/
    /// </summary>
    private static readonly FrozenSet<string> OnPurpose = new[] { "datadog", "grafana" }.ToFrozenSet();

    /// <summary>The state that counts, and why where it is not the signal's own.</summary>
    public static (SignalState State, Reason? Why) Of(
        Signal signal,
        Classification classification,
        Route route,
        RoutingPolicy policy
    )
    {
        if (signal.State != SignalState.InsufficientData)
            return (signal.State, null);
        var (meaning, where) = Said(signal.Key.Source, classification, route, policy);
        return (
            meaning switch
            {
                InsufficientDataMeaning.Alarm => SignalState.Alarm,
                InsufficientDataMeaning.Ok => SignalState.Ok,
                _ => SignalState.InsufficientData,
            },
            new Reason(
                ReasonCode.MissingData,
                $"{signal.Name} has no data, which counts as {Word(meaning)} by {where}."
            )
        );
    }

    private static (InsufficientDataMeaning Meaning, string Where) Said(
        string source,
        Classification classification,
        Route route,
        RoutingPolicy policy
    )
    {
        if (classification.NoData is { } ofAlarm)
            return ofAlarm;
        if (route.NoData is { } ofRoute)
            return (ofRoute, $"noData of route {route.Name}");
        if (policy.NoData.TryGetValue(source, out var ofSource))
            return (ofSource, $"the policy's noData for {source}");
        // A policy that says something else than the default for all sources means all of them.
        return OnPurpose.Contains(source) && policy.InsufficientData == InsufficientDataMeaning.Note
            ? (InsufficientDataMeaning.Alarm, $"what is built in: {source} reports it where a monitor asks for it")
            : (policy.InsufficientData, "the policy's insufficientData");
    }

    private static string Word(InsufficientDataMeaning meaning) =>
        meaning switch
        {
            InsufficientDataMeaning.Alarm => "an alarm",
            InsufficientDataMeaning.Ok => "OK",
            _ => "a note",
        };
}
