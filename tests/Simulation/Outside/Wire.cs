using RoleFerry.Simulation.Functions;
using RoleFerry.Simulation.Histories;

namespace RoleFerry.Simulation.Outside;

/// <summary>
/// The network between the functions and everything else: how long each call takes, whether it arrives, and whether
/// its answer does.
/// </summary>
internal sealed class Wire(World world)
{
    private static readonly int[] Fastest = [1, 30, 40, 10, 10, 5, 5];
    private static readonly int[] Slowest = [8, 250, 300, 60, 60, 30, 30];

    /// <summary>Carries one call.</summary>
    /// <param name="caller">The process that calls.</param>
    /// <param name="service">What it calls.</param>
    /// <param name="execute">What the service does, at one moment; it may throw.</param>
    /// <param name="refuse">What the caller gets to see of a fault.</param>
    /// <param name="cancellation">The caller's: it gives up waiting.</param>
    public Task<T> CallAsync<T>(
        FunctionProcess caller,
        Service service,
        Func<T> execute,
        Func<FaultKind, Answer<T>> refuse,
        CancellationToken cancellation
    )
    {
        world.Loop.CheckThread();
        world.Calls[(int)service]++;
        caller.Calls[(int)service]++;
        world.Checks.Called(caller);
        if (cancellation.IsCancellationRequested)
            return Task.FromCanceled<T>(cancellation);
        var fault = world.Faults.Of(service, caller);
        var flight = new Flight<T>(caller, execute, refuse, fault);
        var took =
            fault == FaultKind.Slow
                ? world.Chance.Milliseconds(800, 9_000)
                : world.Chance.Milliseconds(Fastest[(int)service], Slowest[(int)service]);
        world.Loop.After(took, null, flight);
        if (cancellation.CanBeCanceled)
            flight.GiveUpOn(cancellation);
        return flight.Task;
    }
}
