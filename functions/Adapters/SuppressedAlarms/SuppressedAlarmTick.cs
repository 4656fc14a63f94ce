using AWS.Lambda.Powertools.Metrics;
using Microsoft.Extensions.Logging;
using RoleFerry.Adapters.Announcements;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.Outbox;
using RoleFerry.Adapters.Policies;
using RoleFerry.Adapters.Silences;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Telemetry;
using RoleFerry.Core.Announcements;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Routing;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Silences;
using RoleFerry.Core.Suppression;

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
    TimeProvider time,
    FunctionMetrics metrics,
    ILogger<SuppressedAlarmTick> log
)
{
    private const int PassSize = 50;
    private const int SideBySide = 8;
    private const int NamedInNotice = 20;

    /// <summary>Runs one tick.</summary>
    /// <param name="scheduled">The moment the tick was for; the later of it and the clock is now.</param>
    /// <param name="until">Nothing is taken up after it.</param>
    /// <param name="cancellation">Ends everything; what is not done waits for the next minute.</param>
    /// <returns>How many alarms were told.</returns>
    /// <exception cref="StoreUnavailableException">The table could not be read.</exception>
    public async Task<int> RunAsync(DateTimeOffset scheduled, DateTimeOffset until, CancellationToken cancellation)
    {
        var clock = time.GetUtcNow();
        var now = scheduled > clock ? scheduled : clock;
        var view = await policies.ViewAsync(cancellation);
        var told = 0;
        var looked = new HashSet<(string Incident, SignalKey Alarm)>();
        while (time.GetUtcNow() < until)
        {
            // Each is looked at once a tick: what could not be settled must not keep others waiting.
            SuppressedAlarm[] due =
            [
                .. (await holds.DueAsync(now, PassSize, until, cancellation)).Where(h =>
                    h.LookAgainAt <= now && looked.Add((h.IncidentId, h.Signal.Key))
                ),
            ];
            if (due.Length == 0)
                break;
            await Parallel.ForEachAsync(
                due,
                new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellation },
                async (held, ct) =>
                {
                    if (time.GetUtcNow() < until && await LookAsync(held, view, now, until, ct))
                        Interlocked.Increment(ref told);
                }
            );
        }

        foreach (var silence in await silences.NoticeDueAsync(now, until, cancellation))
            await NoticeAsync(silence, view.Policy, now, until, cancellation);
        return told;
    }

    /// <returns>Whether it was told.</returns>
    private async Task<bool> LookAsync(
        SuppressedAlarm held,
        RoutingView view,
        DateTimeOffset now,
        DateTimeOffset until,
        CancellationToken cancellation
    )
    {
        var triaged = Triage.Of(held.Signal, view.Policy);
        var sources = await store.SourcesAsync(
            Inhibitor.KeysOfSources(view.Policy, triaged.Labels),
            until,
            cancellation
        );
        var found = await store.FindAsync(held.IncidentId, until, cancellation);
        var fires = found?.Members.Any(m => m.Key == held.Signal.Key && m.State == SignalState.Alarm) ?? false;
        switch (SuppressedAlarmDecider.Decide(held, found?.Incident, fires, view, sources, now))
        {
            case SuppressedAlarmVerdict.Wait wait:
                await holds.WaitAsync(held, wait.LookAgainAt, until, cancellation);
                return false;

            case SuppressedAlarmVerdict.Tell tell:
                var outbox = tell.Decision.Notifications.Select(n => OutboxSender.Due(n, now)).ToArray();
                // Where the incident has changed meanwhile, the next minute looks again.
                if (
                    await store.CommitAsync(tell.Decision, outbox, markSeen: false, now, until, cancellation)
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
                await holds.EndAsync(held, until, cancellation);
                return false;
        }
    }

    private async Task NoticeAsync(
        Silence silence,
        RoutingPolicy policy,
        DateTimeOffset now,
        DateTimeOffset until,
        CancellationToken cancellation
    )
    {
        var waiting = await holds.IncidentsAsync(NamedInNotice, until, cancellation);
        await announcements.AddAsync(
            SilenceNotice.Of(silence, waiting, policy.Root.Channels[0]),
            now,
            until,
            cancellation
        );
        await silences.NoticedAsync(silence.Id, until, cancellation);
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "{IncidentId}: {Alarm} is held back no longer; told {Channels}"
    )]
    private partial void LogTold(string incidentId, string alarm, string channels);
}
