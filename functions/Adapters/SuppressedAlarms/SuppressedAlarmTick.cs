using System.Collections.Immutable;
using AWS.Lambda.Powertools.Metrics;
using Microsoft.Extensions.Logging;
using RoleFerry.Adapters.Announcements;
using RoleFerry.Adapters.Concurrency;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.Outbox;
using RoleFerry.Adapters.Policies;
using RoleFerry.Adapters.Silences;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Telemetry;
using RoleFerry.Adapters.Ticks;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Incidents.Release;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Routing;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Silences;
using RoleFerry.Core.Suppression;
using RoleFerry.Core.Text;

namespace RoleFerry.Adapters.SuppressedAlarms;

/// <summary>
/// Looks at what is held back: tells what fires still and is held back no longer, and gives notice of silences that
/// end soon. What it tells goes into the outbox, due at once.
/// </summary>
public sealed partial class SuppressedAlarmTick(
    SuppressedAlarmStore holds,
    SilenceStore silences,
    AnnouncementOutbox announcements,
    IncidentStore store,
    PolicySource policies,
    ItemGuard guard,
    TimeProvider time,
    FunctionMetrics metrics,
    ILogger<SuppressedAlarmTick> log
) : ITick
{
    private const int PassSize = 50;
    private const int AtOnce = 8;
    private const int NamedInNotice = 20;

    /// <inheritdoc/>
    public string Name => "suppressed-alarms";

    /// <inheritdoc/>
    public int Order => 30;

    /// <inheritdoc/>
    public double Share => 0.18;

    /// <inheritdoc/>
    public string Counts => "released";

    /// <summary>Runs one tick.</summary>
    /// <param name="scheduled">The moment the tick was for; the later of it and the clock is now.</param>
    /// <param name="deadline">When to stop; what is not done waits for the next minute.</param>
    /// <returns>How many alarms were told.</returns>
    public async Task<int> RunAsync(DateTimeOffset scheduled, Deadline deadline)
    {
        var clock = time.GetUtcNow();
        var now = scheduled > clock ? scheduled : clock;
        var view = await policies.ViewAsync(deadline.Cancellation);
        var told = 0;
        var looked = new HashSet<(string Incident, SignalKey Alarm)>();
        while (time.GetUtcNow() < deadline.At)
        {
            // Each is looked at once a tick: what could not be settled must not keep others waiting.
            SuppressedAlarm[] due =
            [
                .. (await holds.DueAsync(now, PassSize, deadline)).Where(h =>
                    h.LookAgainAt <= now && looked.Add((h.IncidentId, h.Signal.Key))
                ),
            ];
            if (due.Length == 0)
                break;
            await SideBySide.ForEachAsync(
                due,
                AtOnce,
                async held =>
                {
                    if (time.GetUtcNow() >= deadline.At)
                        return;
                    var isTold = await guard.TryAsync(
                        TableKeys.Incident(held.IncidentId),
                        TableKeys.Hold + TableKeys.Short(held.Signal.Key.ToString()),
                        () => LookAsync(held, view, now, deadline),
                        deadline
                    );
                    if (isTold)
                        Interlocked.Increment(ref told);
                },
                deadline.Cancellation
            );
        }

        foreach (var silence in await silences.NoticeDueAsync(now, deadline))
            await guard.TryAsync(
                SilenceItem.Pk,
                silence.Id,
                () => NoticeAsync(silence, view.Policy, now, deadline),
                deadline
            );
        return told;
    }

    /// <returns>Whether it was told.</returns>
    private async Task<bool> LookAsync(SuppressedAlarm held, RoutingView view, DateTimeOffset now, Deadline deadline)
    {
        var triaged = Triage.Of(held.Signal, view.Policy);
        var sources = await store.SourcesAsync(Inhibitor.KeysOfSources(view.Policy, triaged.Labels), deadline);
        if (await store.FindAsync(held.IncidentId, deadline) is not { } found)
            return await LookWithoutIncidentAsync(held, triaged, view, sources, now, deadline);
        var fires = found.Members.Any(m => m.Key == held.Signal.Key && m.State == SignalState.Alarm);
        switch (SuppressedAlarmDecider.Decide(held, found.Incident, fires, view, sources, now))
        {
            case SuppressedAlarmVerdict.Wait wait:
                await holds.WaitAsync(held, wait.LookAgainAt, deadline);
                return false;

            case SuppressedAlarmVerdict.Tell tell:
                var outbox = tell.Decision.Notifications.Select(n => OutboxEntries.Due(n, now)).ToArray();
                // Where the incident has changed meanwhile, the next minute looks again.
                if (
                    await store.CommitAsync(tell.Decision, outbox, markSeen: false, now, deadline)
                    != CommitResult.Committed
                )
                    return false;
                metrics.Add("HeldBackTold", 1, MetricUnit.Count);
                LogTold(
                    held.IncidentId,
                    held.Signal.Name,
                    string.Join(", ", outbox.Select(o => o.Notification.Channel))
                );
                return true;

            default:
                await holds.EndAsync(held, deadline);
                return false;
        }
    }

    /// <summary>
    /// An alarm whose incident is missing or cannot be read is told by itself as soon as nothing suppresses it: whether
    /// it still fires is not known, and a page too many is better than one too few.
    /// </summary>
    private async Task<bool> LookWithoutIncidentAsync(
        SuppressedAlarm held,
        Triaged triaged,
        RoutingView view,
        ImmutableArray<FiringSource> sources,
        DateTimeOffset now,
        Deadline deadline
    )
    {
        var audience = Suppressor.Of(view, triaged, null, sources, now);
        if (audience.Notified.IsEmpty && audience.LookAgainAt is { } again)
        {
            await holds.WaitAsync(held, again, deadline);
            return false;
        }

        var reason = new Reason(
            ReasonCode.HeldBackNoLonger,
            $"{held.Signal.Name} fired at {Words.Time(held.Signal.At)} and was suppressed until now; its incident is "
                + "missing or cannot be read."
        );
        var channels = audience.Notified.IsEmpty ? held.Channels : audience.Notified;
        return await holds.TellAsync(
            held,
            [
                .. channels.Select(channel =>
                    OutboxEntries.Due(
                        new Notification
                        {
                            IncidentId = held.IncidentId,
                            Id = Notification.IdOf(1, channel),
                            Channel = channel,
                            Kind = NotificationKind.Page,
                            Severity = triaged.Classification.Severity,
                            Reason = reason,
                            Fallback = triaged.Routing.Primary.Fallback,
                        },
                        now
                    )
                ),
            ],
            deadline
        );
    }

    private async Task<bool> NoticeAsync(Silence silence, RoutingPolicy policy, DateTimeOffset now, Deadline deadline)
    {
        var waiting = await holds.IncidentsAsync(NamedInNotice, deadline);
        await announcements.AddAsync(SilenceNotice.Of(silence, waiting, policy.Root.Channels[0]), now, deadline);
        await silences.NoticedAsync(silence.Id, deadline);
        return true;
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "{IncidentId}: {Alarm} is no longer suppressed; notified {Channels}"
    )]
    private partial void LogTold(string incidentId, string alarm, string channels);
}
