using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Ticks;

namespace RoleFerry.Adapters.Tests.Ticks;

/// <summary>A tick that does what a test says, and knows what it was given.</summary>
internal sealed class ScriptedTick(string name, int order, double share, string counts, Func<Task<int>> run) : ITick
{
    public string Name => name;

    public int Order => order;

    public double Share => share;

    public string Counts => counts;

    public bool RunsBeside { get; init; }

    public DateTimeOffset Scheduled { get; private set; }

    public Deadline Deadline { get; private set; }

    public Task<int> RunAsync(DateTimeOffset scheduled, Deadline deadline)
    {
        (Scheduled, Deadline) = (scheduled, deadline);
        return run();
    }
}
