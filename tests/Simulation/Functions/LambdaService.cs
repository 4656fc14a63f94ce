using RoleFerry.Simulation.Histories;

namespace RoleFerry.Simulation.Functions;

/// <summary>
/// Lambda: warm and cold environments, time-outs, and for what is invoked without an answer two more attempts and a
/// destination for what failed for good.
/// https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
/// </summary>
internal sealed class LambdaService(World world)
{
    private static readonly TimeSpan[] Retries = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2)];
    private readonly List<FunctionProcess>[] _idle =
    [
        [],
        [],
        [],
        [],
    ];
    private readonly Queue<Action<FunctionProcess>>[] _troubles =
    [
        [],
        [],
        [],
        [],
    ];
    private int _processes;

    /// <summary>Attempts that are under way or will be made.</summary>
    public int Pending { get; private set; }

    /// <summary>Cold starts so far.</summary>
    public int ColdStarts => _processes;

    /// <summary>Invokes without waiting for an answer: at least once.</summary>
    public void InvokeLater(Invocation invocation)
    {
        Pending++;
        world.Loop.After(world.Chance.Milliseconds(1, 40), null, () => Attempt(invocation, 0));
    }

    /// <summary>The next processes start cold.</summary>
    public void ForgetWarmOnes()
    {
        foreach (var idle in _idle)
            idle.Clear();
    }

    /// <summary>Something happens to the next process of a function that takes something up.</summary>
    public void TroubleNext(FunctionKind kind, Action<FunctionProcess> trouble) =>
        _troubles[(int)kind].Enqueue(trouble);

    /// <summary>From now on nothing happens to any.</summary>
    public void Forgive()
    {
        foreach (var troubles in _troubles)
            troubles.Clear();
    }

    private void Attempt(Invocation invocation, int attempt)
    {
        var process = Take(invocation.Kind);
        var isOver = false;
        world.Say(process, $"{(attempt == 0 ? "takes" : $"tries again ({attempt})")} {invocation.What}");
        if (_troubles[(int)invocation.Kind].TryDequeue(out var trouble))
            trouble(process);
        world.Loop.After(invocation.Timeout, null, TimeOut);
        _ = RunAsync();

        async Task RunAsync()
        {
            try
            {
                await invocation.Run(process, invocation.Timeout);
                Over(null);
            }
#pragma warning disable CA1031 // The runtime catches everything and reports it.
            catch (Exception e)
#pragma warning restore CA1031
            {
                Over(e);
            }
        }

        void Over(Exception? fault)
        {
            if (isOver || process.IsDead)
                return;
            isOver = true;
            world.Loop.CheckThread();
            world.Checks.InvocationEnded(invocation, process);
            process.Freeze();
            _idle[(int)invocation.Kind].Add(process);
            if (fault is null || world.Plan.Mutant is { HidesFailures: true })
                End(invocation);
            else
                Failed(invocation, attempt, process, fault);
        }

        void TimeOut()
        {
            if (isOver)
                return;
            isOver = true;
            // A process that stands still is not seen to be dead, and may go on when it is no longer waited for.
            if (!process.IsDead && !process.IsStill)
                process.Die();
            Failed(invocation, attempt, process, null);
        }
    }

    private void Failed(Invocation invocation, int attempt, FunctionProcess process, Exception? fault)
    {
        world.Say(process, fault is null ? "did not end in time" : $"failed: {fault.GetType().Name}: {Short(fault)}");
        world.Checks.InvocationFailed(invocation, process, fault);
        if (attempt < Retries.Length && attempt < invocation.Retries)
        {
            world.Loop.After(Retries[attempt], null, () => Attempt(invocation, attempt + 1));
            return;
        }

        if (invocation.Retries > 0)
            world.Queue.TakeFailed(invocation);
        End(invocation);
    }

    private void End(Invocation invocation)
    {
        Pending--;
        invocation.Ended?.Invoke();
    }

    private FunctionProcess Take(FunctionKind kind)
    {
        var idle = _idle[(int)kind];
        if (idle.Count == 0)
            return new FunctionProcess(world, kind, ++_processes);
        var warm = idle[^1];
        idle.RemoveAt(idle.Count - 1);
        warm.TakeUp();
        return warm;
    }

    private static string Short(Exception fault) =>
        (
            fault is AggregateException { InnerExceptions: [var first, ..] }
                ? $"{first.GetType().Name}: {first.Message}"
                : fault.Message
        ).ReplaceLineEndings(" ");
}
