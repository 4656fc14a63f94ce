using RoleFerry.Simulation.Functions;

namespace RoleFerry.Simulation.Time;

/// <summary>The clock of one process: as fast as the true one, and as far off as it is.</summary>
internal sealed class ProcessClock(EventLoop loop, FunctionProcess process) : TimeProvider
{
    /// <summary>How far it is ahead of the true time; negative: behind.</summary>
    public TimeSpan Skew { get; set; }

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        loop.CheckThread();
        return loop.Now + Skew;
    }

    public override long GetTimestamp() => loop.Now.UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ProcessTimer(loop, process, callback, state);
        var isPause = dueTime > TimeSpan.Zero && dueTime < TimeSpan.FromSeconds(1);
        timer.Change(isPause && process.World.Plan.Mutant is { NeverPauses: true } ? TimeSpan.Zero : dueTime, period);
        return timer;
    }
}
