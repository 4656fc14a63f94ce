using RoleFerry.Simulation.Functions;

namespace RoleFerry.Simulation.Time;

/// <summary>A timer of one process; it rings where the process lives and runs.</summary>
internal sealed class ProcessTimer(EventLoop loop, FunctionProcess process, TimerCallback callback, object? state)
    : ITimer,
        IHappening
{
    private int _version;
    private TimeSpan _period = Timeout.InfiniteTimeSpan;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        _period = period;
        _version++;
        if (dueTime != Timeout.InfiniteTimeSpan)
            loop.After(dueTime, process, this, _version);
        return true;
    }

    public bool IsStillWanted(int version) => version == _version;

    public void Happen()
    {
        _version++;
        if (_period != Timeout.InfiniteTimeSpan && _period != TimeSpan.Zero)
            loop.After(_period, process, this, _version);
        callback(state);
    }

    public void Dispose() => _version++;

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
