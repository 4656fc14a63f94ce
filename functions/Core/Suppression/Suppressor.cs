using System.Collections.Immutable;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Routing;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Text;
using RoleFerry.Core.TimeWindows;

namespace RoleFerry.Core.Suppression;

/// <summary>
/// Decides whether something holds an alarm back: a silence, maintenance of its service, another alarm, the time
/// windows of its routes, or the moment that a new incident waits. Pure. A P0 is held back only by what says that it
/// covers P0, or by another P0; never by a
/// time window.
/// </summary>
public static class Suppressor
{
    /// <summary>The longest until it is looked again: a silence may be ended early, and a policy changed.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(5);

    /// <summary>The longest where another alarm holds it back, whose end nobody knows.</summary>
    private static readonly TimeSpan LookAgainForSource = TimeSpan.FromMinutes(1);

    /// <param name="view">The policy and the silences.</param>
    /// <param name="triaged">The alarm and its routes.</param>
    /// <param name="incidentId">The open incident that it belongs to; null where it belongs to none yet.</param>
    /// <param name="sources">Firing alarms under <see cref="Inhibitor.KeysOfSources"/>.</param>
    /// <param name="now">The decider's clock.</param>
    /// <param name="waitsFrom">
    /// When its incident began, where nobody was notified of it yet: it may have to wait a moment. Null where it has
    /// not.
    /// </param>
    public static Audience Of(
        RoutingView view,
        Triaged triaged,
        string? incidentId,
        ImmutableArray<FiringSource> sources,
        DateTimeOffset now,
        DateTimeOffset? waitsFrom = null
    )
    {
        var found = new Found(triaged.Classification.Severity == Severity.P0, now);
        Silences(view, triaged, incidentId, found);
        Maintenances(view.Policy, triaged, found);
        Sources(view.Policy, triaged, sources, found);
        if (waitsFrom is { } from)
            Wait(view.Policy, triaged, from, found);

        var all = triaged.Routing.Channels;
        if (found.IsHeld)
            return new Audience([], all, found.Reasons, found.LookAgainAt);

        var notified = new List<string>();
        foreach (var route in triaged.Routing.Matched)
        {
            if (!IsOutsideWindow(view.Policy, route, found))
                notified.AddRange(route.Channels.Except(notified, StringComparer.Ordinal));
        }

        return notified.Count == all.Length
            ? new Audience(all, [], found.Reasons, null)
            : new Audience([.. notified], [.. all.Except(notified)], found.Reasons, found.LookAgainAt);
    }

    private static void Silences(RoutingView view, Triaged triaged, string? incidentId, Found found)
    {
        foreach (var silence in view.Silences.About(triaged.Labels, incidentId))
        {
            if (silence.OnUntil(view.Policy, found.Now) is not { } end)
                continue;
            var until = silence.Until is { } moment ? $"until {Words.Time(moment)}" : "until the incident is resolved";
            found.Add(
                ReasonCode.Silenced,
                $"{silence.Author} silenced it {until} ({silence.Id}: {silence.About()}): {silence.Reason}",
                silence.CoversP0,
                $"Silence {silence.Id} of {silence.Author} matches it, but does not cover P0.",
                end,
                LookAgain
            );
        }
    }

    private static void Maintenances(RoutingPolicy policy, Triaged triaged, Found found)
    {
        foreach (var maintenance in policy.Maintenance)
        {
            if (
                maintenance.Service != triaged.Classification.Service
                || maintenance.OnUntil(policy, found.Now) is not { } end
            )
                continue;
            found.Add(
                ReasonCode.InMaintenance,
                $"{maintenance.Service} is in maintenance {maintenance.Name}, until {Words.Time(end)}.",
                maintenance.CoversP0,
                $"Maintenance {maintenance.Name} of {maintenance.Service} is on, but does not cover P0.",
                end,
                LookAgain
            );
        }
    }

    private static void Sources(
        RoutingPolicy policy,
        Triaged triaged,
        ImmutableArray<FiringSource> sources,
        Found found
    )
    {
        if (
            Inhibitor.Find(policy, triaged.Labels, triaged.Signal.Key.ToString(), sources, found.Now)
            is not var (rule, source)
        )
            return;
        found.Add(
            ReasonCode.Inhibited,
            $"{source.Name} ({source.IncidentId}) fires and suppresses it: rule {rule.Name}.",
            source.Severity == Severity.P0,
            $"{source.Name} fires and would suppress it (rule {rule.Name}), but is not a P0 itself.",
            source.At + FiringSource.CountsFor,
            LookAgainForSource
        );
    }

    /// <summary>A new incident waits for what may fire together with its first alarm.</summary>
    private static void Wait(RoutingPolicy policy, Triaged triaged, DateTimeOffset from, Found found)
    {
        var (route, rule) = (
            triaged.Routing.Primary,
            policy.Inhibit.Where(r => r.IsTarget(triaged.Labels)).MaxBy(r => r.GroupWait ?? TimeSpan.Zero)
        );
        var (wait, whose) =
            found.IsP0 ? (route.GroupWaitP0, $"groupWaitP0 of route {route.Name}")
            : rule?.GroupWait > route.GroupWait ? (rule.GroupWait.Value, $"groupWait of rule {rule.Name}")
            : (route.GroupWait, $"groupWait of route {route.Name}");
        if (found.Now - from < wait)
            found.Add(
                ReasonCode.GroupWaitNotElapsed,
                $"It waits until {Words.Time(from + wait)} for what fires together with it: {whose}.",
                coversP0: true,
                "",
                from + wait,
                LookAgain
            );
    }

    /// <summary>Whether the route's time windows hold it back; adds to what is found why they do, or may not.</summary>
    private static bool IsOutsideWindow(RoutingPolicy policy, Route route, Found found)
    {
        foreach (var name in route.MuteDuring)
        {
            if (policy.TimeWindows[name] is var window && window.Contains(found.Now))
                return Outside(window, $"Route {route.Name} is muted during {name}");
        }

        if (route.ActiveDuring.IsEmpty)
            return false;
        TimeWindow? first = null;
        foreach (var name in route.ActiveDuring)
        {
            var window = policy.TimeWindows[name];
            if (window.Contains(found.Now))
                return false;
            if (first is null || window.NextChange(found.Now) < first.NextChange(found.Now))
                first = window;
        }

        return Outside(first!, $"Route {route.Name} is active during {string.Join(", ", route.ActiveDuring)} only");

        bool Outside(TimeWindow window, string what)
        {
            var end = window.NextChange(found.Now);
            found.Add(
                ReasonCode.OutsideTimeWindow,
                $"{what}: {string.Join(", ", route.Channels)} not notified before {Words.Time(end)}.",
                coversP0: false,
                $"{what}, which does not suppress P0.",
                end,
                LookAgain
            );
            return !found.IsP0;
        }
    }

    private sealed class Found(bool isP0, DateTimeOffset now)
    {
        private readonly ImmutableArray<Reason>.Builder _reasons = ImmutableArray.CreateBuilder<Reason>();

        public bool IsP0 => isP0;

        public DateTimeOffset Now => now;

        public bool IsHeld { get; private set; }

        public DateTimeOffset? LookAgainAt { get; private set; }

        public ImmutableArray<Reason> Reasons => _reasons.ToImmutable();

        public void Add(ReasonCode code, string why, bool coversP0, string whyNot, DateTimeOffset end, TimeSpan atMost)
        {
            if (isP0 && !coversP0)
            {
                _reasons.Add(new Reason(ReasonCode.P0NotHeldBack, whyNot));
                return;
            }

            _reasons.Add(new Reason(code, why));
            IsHeld |= code != ReasonCode.OutsideTimeWindow;
            var again = end - now < atMost ? end : now + atMost;
            LookAgainAt = LookAgainAt < again ? LookAgainAt : again;
        }
    }
}
