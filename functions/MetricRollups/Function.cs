using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using RoleFerry.Adapters.Metrics;
using RoleFerry.Adapters.Settings;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Telemetry;
using RoleFerry.Core.Metrics.Rollups;

namespace RoleFerry.MetricRollups;

/// <summary>Counters become the values of windows that have ended, signals and digests.</summary>
internal sealed class Function(RollupRunner runner, TimeProvider time, FunctionMetrics metrics)
{
    private static readonly TimeSpan Reserve = TimeSpan.FromSeconds(2);

    [LambdaFunction]
    public async Task<RollupAnswer> Handle(RollupEvent schedule, ILambdaContext context)
    {
        if (!Enum.TryParse<RunKind>(schedule.Run, ignoreCase: true, out var run) || !Enum.IsDefined(run))
            throw new ArgumentException($"There is no run {schedule.Run}; use fast, hour, day or week.");
        var now = time.GetUtcNow();
        using var limit = InvocationLimit.Of(context.RemainingTime, Reserve, time);
        var answer = await runner.RunAsync(
            run,
            schedule.Time ?? now,
            new Deadline(now + context.RemainingTime - (Reserve * 2), limit.Token)
        );
        metrics.Flush();
        return answer;
    }
}
