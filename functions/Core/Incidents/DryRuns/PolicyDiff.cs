using System.Collections.Immutable;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Suppression;

namespace RoleFerry.Core.Incidents.DryRuns;

/// <summary>What would have been different under another policy.</summary>
/// <param name="Before">The version of the one policy.</param>
/// <param name="After">The version of the other.</param>
/// <param name="Signals">How many signals were tried.</param>
/// <param name="Counts">Pages and posts of each severity on each channel, where there were any.</param>
/// <param name="Changes">Alarms of which others would have been told, in the order of their firing.</param>
public sealed record PolicyDiff(
    string Before,
    string After,
    int Signals,
    ImmutableArray<NotifiedCount> Counts,
    ImmutableArray<ChangedNotifications> Changes
)
{
    /// <summary>Alarms of which somebody was told and nobody would be.</summary>
    public IEnumerable<ChangedNotifications> Lost => Changes.Where(c => c.IsLost);

    /// <summary>Plays the signals through both policies.</summary>
    /// <param name="before">The one.</param>
    /// <param name="after">The other.</param>
    /// <param name="signals">What was handled and when, in that order.</param>
    public static PolicyDiff Of(
        RoutingPolicy before,
        RoutingPolicy after,
        IReadOnlyList<(Signal Signal, DateTimeOffset At)> signals
    )
    {
        var (was, would) = (Play(before, signals), Play(after, signals));
        var changes = signals
            .Select(s => s.Signal)
            .DistinctBy(s => s.DedupId)
            .Select(signal =>
                (
                    Signal: signal,
                    Was: was.GetValueOrDefault(signal.DedupId),
                    Would: would.GetValueOrDefault(signal.DedupId)
                )
            )
            .Where(c => c is { Was: not null, Would: not null } && c.Was.IsOther(c.Would))
            .Select(c => new ChangedNotifications(c.Signal.Name, c.Signal.At, c.Was!, c.Would!));
        return new PolicyDiff(before.Version, after.Version, signals.Count, Count(was, would), [.. changes]);
    }

    /// <summary>Who came to know of each alarm that fired, by the signal.</summary>
    private static Dictionary<string, AlarmNotifications> Play(
        RoutingPolicy policy,
        IReadOnlyList<(Signal Signal, DateTimeOffset At)> signals
    )
    {
        var rehearsal = new DryRun(RoutingView.Of(policy));
        foreach (var (signal, at) in signals)
            rehearsal.Handle(signal, at);
        if (signals.Count > 0)
            rehearsal.Pass(signals[^1].At + Afterwards);

        var told = new Dictionary<string, AlarmNotifications>(StringComparer.Ordinal);
        foreach (
            var (_, decision) in rehearsal.Steps.Where(s =>
                s.Decision is { After: not null, Triaged.State: SignalState.Alarm }
            )
        )
        {
            var id = decision.Triaged.Signal.DedupId;
            var earlier = told.GetValueOrDefault(id);
            ImmutableArray<string> paged =
            [
                .. decision.Notifications.Where(n => n.Kind == NotificationKind.Page).Select(n => n.Channel),
            ];
            told[id] = new AlarmNotifications(
                decision.Triaged.Classification.Severity,
                [.. (earlier?.Told ?? []).Union(paged, StringComparer.Ordinal)],
                [.. (earlier?.Know ?? []).Union(decision.After!.Channels, StringComparer.Ordinal)],
                [.. decision.Triaged.Routing.Matched.Select(r => r.Name)],
                [.. decision.Reasons.Skip(decision.Triaged.Reasons.Length)]
            );
        }

        return told;
    }

    private static ImmutableArray<NotifiedCount> Count(
        Dictionary<string, AlarmNotifications> was,
        Dictionary<string, AlarmNotifications> would
    )
    {
        var (before, after) = (Counted(was), Counted(would));
        return
        [
            .. before
                .Keys.Union(after.Keys)
                .OrderBy(k => k.Severity)
                .ThenBy(k => k.Channel, StringComparer.Ordinal)
                .Select(k => new NotifiedCount(
                    k.Severity,
                    k.Channel,
                    before.GetValueOrDefault(k),
                    after.GetValueOrDefault(k)
                )),
        ];
    }

    private static Dictionary<(Severity Severity, string Channel), int> Counted(
        Dictionary<string, AlarmNotifications> tellings
    ) =>
        tellings.Values.SelectMany(t => t.Told.Select(channel => (t.Severity, channel))).CountBy(k => k).ToDictionary();

    /// <summary>How long after the last signal what is held back may still be told.</summary>
    private static readonly TimeSpan Afterwards = TimeSpan.FromDays(4);
}
