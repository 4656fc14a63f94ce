using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using RoleFerry.Adapters.Settings;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Telemetry;
using RoleFerry.Adapters.Ticks;

namespace RoleFerry.Escalations;

/// <summary>Every minute: what waits for this moment.</summary>
internal sealed class Function(MinuteTick minute, TimeProvider time, FunctionMetrics metrics)
{
    /// <summary>Time kept back for messages that are under way when the tick stops taking up new ones.</summary>
    private static readonly TimeSpan Reserve = TimeSpan.FromSeconds(8);

    [LambdaFunction]
    public async Task<TickAnswer> Handle(ScheduledEvent tick, ILambdaContext context)
    {
        using var limit = InvocationLimit.Of(context.RemainingTime, Reserve / 4, time);
        var now = time.GetUtcNow();
        var deadline = new Deadline(now + context.RemainingTime - Reserve, limit.Token);
        var counts = await minute.RunAsync(tick.Time ?? now, deadline);
        metrics.Flush();
        return TickAnswer.Of(counts);
    }
}
