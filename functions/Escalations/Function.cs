using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using RoleFerry.Adapters.Announcements;
using RoleFerry.Adapters.Channels;
using RoleFerry.Adapters.Escalation;
using RoleFerry.Adapters.HeartbeatMonitors;
using RoleFerry.Adapters.Logs;
using RoleFerry.Adapters.OnCall;
using RoleFerry.Adapters.Outbox;
using RoleFerry.Adapters.PostMortems;
using RoleFerry.Adapters.Settings;
using RoleFerry.Adapters.SuppressedAlarms;
using RoleFerry.Adapters.Telemetry;
using RoleFerry.Adapters.Watchdogs;

namespace RoleFerry.Escalations;

/// <summary>Every minute: what waits for this moment.</summary>
internal sealed class Function(
    SuppressedAlarmTick holds,
    OutboxTick outbox,
    AnnouncementTick announcements,
    PingTick pings,
    LogTick logs,
    WatchdogTick heartbeat,
    OnCallTick onCall,
    EscalationTick clock,
    PostMortemTick postMortems,
    ReachTick reach,
    TimeProvider time,
    FunctionMetrics metrics
)
{
    /// <summary>Time kept back for messages that are under way when the tick stops taking up new ones.</summary>
    private static readonly TimeSpan Reserve = TimeSpan.FromSeconds(8);

    [LambdaFunction]
    public async Task<TickAnswer> Handle(ScheduledEvent tick, ILambdaContext context)
    {
        using var limit = InvocationLimit.Of(context.RemainingTime, Reserve / 4, time);
        var now = time.GetUtcNow();
        var until = now + context.RemainingTime - Reserve;
        // First what becomes pages: it is little, and the outbox may take the whole minute.
        var missing = await pings.RunAsync(tick.Time ?? now, until, limit.Token);
        var signals = missing + await logs.RunAsync(tick.Time ?? now, until, limit.Token);
        await heartbeat.RunAsync(tick.Time ?? now, limit.Token);
        var released = await holds.RunAsync(tick.Time ?? now, until, limit.Token);
        var deadlines = await clock.RunAsync(tick.Time ?? now, until, limit.Token);
        var taken = await outbox.RunAsync(tick.Time ?? now, until, limit.Token);
        await onCall.RunAsync(tick.Time ?? now, until, limit.Token);
        await postMortems.RunAsync(tick.Time ?? now, until, limit.Token);
        var announced = await announcements.RunAsync(tick.Time ?? now, until, limit.Token);
        await reach.RunAsync(tick.Time ?? now, limit.Token);
        metrics.Flush();
        return new TickAnswer(taken, signals, announced, deadlines, released);
    }
}
