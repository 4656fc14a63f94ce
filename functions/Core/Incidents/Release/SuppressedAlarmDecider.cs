using System.Collections.Immutable;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Routing;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Suppression;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Incidents.Release;

/// <summary>Decides what becomes of an alarm that was held back, once it is time to look again. Pure.</summary>
public static class SuppressedAlarmDecider
{
    /// <param name="held">What is held back.</param>
    /// <param name="incident">Its incident as it stands; null where there is none any more.</param>
    /// <param name="fires">Whether the alarm fires still.</param>
    /// <param name="view">The policy that decides, and what people hold back.</param>
    /// <param name="sources">Firing alarms under <see cref="Inhibitor.KeysOfSources"/>.</param>
    /// <param name="now">The decider's clock, UTC.</param>
    public static SuppressedAlarmVerdict Decide(
        SuppressedAlarm held,
        Incident? incident,
        bool fires,
        RoutingView view,
        ImmutableArray<FiringSource> sources,
        DateTimeOffset now
    )
    {
        if (incident is not { IsOpen: true } || !fires)
            return new SuppressedAlarmVerdict.Over();

        var triaged = Triage.Of(held.Signal, view.Policy);
        var audience = Suppressor.Of(view, triaged, incident.Id, sources, now, incident.WaitsFrom);
        var severity = triaged.Classification.Severity;
        var worse = severity < incident.WorstKnown;
        if (incident.IsMutedAt(now) && !worse)
            return new SuppressedAlarmVerdict.Wait(incident.MutedUntil!.Value);
        var told = worse ? audience.Notified : [.. audience.Notified.Except(incident.Channels)];
        if (!told.IsEmpty)
            return new SuppressedAlarmVerdict.Tell(Tell(incident, triaged, worse, told, audience, view, now));
        return audience.LookAgainAt is { } again && audience.Suppressed.Except(incident.Channels).Any()
            ? new SuppressedAlarmVerdict.Wait(again)
            : new SuppressedAlarmVerdict.Over();
    }

    private static Decision Tell(
        Incident incident,
        Triaged triaged,
        bool worse,
        ImmutableArray<string> told,
        Audience audience,
        RoutingView view,
        DateTimeOffset now
    )
    {
        var signal = triaged.Signal;
        var reason = new Reason(
            ReasonCode.HeldBackNoLonger,
            $"{signal.Name} is no longer suppressed and has been firing for {Words.Duration(now - signal.At)}."
        );
        var line = new IncidentEvent
        {
            Kind = IncidentEventKind.Released,
            At = now,
            Who = signal.Key.Source,
            What = $"{signal.Name} still fires and is no longer suppressed; {string.Join(", ", told)} notified.",
            Reasons = [.. triaged.Reasons, reason, .. audience.Reasons],
            SignalAt = signal.At,
            Severity = worse ? triaged.Classification.Severity : null,
            Leads = worse ? LeadingAlarm.Of(triaged) : null,
            AddedChannels = told,
        };
        var after = incident.Apply(line) with { PolicyVersion = view.Policy.Version };
        var left = audience.Suppressed.Except(after.Channels).ToImmutableArray();
        return new Decision
        {
            Outcome = DecisionOutcome.Released,
            Triaged = triaged,
            Before = incident,
            After = after,
            Event = line,
            Notifications =
            [
                .. NotificationPlan
                    .Pages(after, told, reason, view.Policy, incident.Channels, triaged.Routing.Primary.Fallback)
                    .Select(n => n with { InDigest = after.Severity > Severity.P1 }),
            ],
            Reasons = line.Reasons,
            Held =
                left.IsEmpty || audience.LookAgainAt is not { } again
                    ? null
                    : new SuppressedAlarm(incident.Id, signal, left, again),
            EndsHold = true,
        };
    }
}
