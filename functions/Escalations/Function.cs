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
using RoleFerry.Adapters.Table;
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
        var deadline = new Deadline(now + context.RemainingTime - Reserve, limit.Token);
        // First what becomes pages: it is little, and the outbox may take the whole minute.
        var missing = await pings.RunAsync(tick.Time ?? now, deadline);
        var signals = missing + await logs.RunAsync(tick.Time ?? now, deadline);
        await heartbeat.RunAsync(tick.Time ?? now, limit.Token);
        var released = await holds.RunAsync(tick.Time ?? now, deadline);
        var deadlines = await clock.RunAsync(tick.Time ?? now, deadline);
        var taken = await outbox.RunAsync(tick.Time ?? now, deadline);
        await onCall.RunAsync(tick.Time ?? now, deadline);
        await postMortems.RunAsync(tick.Time ?? now, deadline);
        var announced = await announcements.RunAsync(tick.Time ?? now, deadline);
        await reach.RunAsync(tick.Time ?? now, limit.Token);
        metrics.Flush();
        return new TickAnswer(taken, signals, announced, deadlines, released);
    }
}
