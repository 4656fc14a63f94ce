using System.Runtime.ExceptionServices;

namespace RoleFerry.Simulation.Runs;

/// <summary>A thread that histories run on.</summary>
internal static class HistoryThread
{
    /// <summary>What awaits one another goes on within one another: deeper than the usual stack allows.</summary>
    private const int StackBytes = 64 * 1024 * 1024;

    /// <summary>A thread for some work, not begun.</summary>
    public static Thread Of(ThreadStart work) => new(work, StackBytes);

    /// <summary>Does something on a thread of its own and waits for it.</summary>
    public static T Run<T>(Func<T> work)
    {
        var result = default(T);
        ExceptionDispatchInfo? fault = null;
        var thread = Of(() =>
        {
            try
            {
                result = work();
            }
#pragma warning disable CA1031 // It is thrown where it is waited for.
            catch (Exception e)
#pragma warning restore CA1031
            {
                fault = ExceptionDispatchInfo.Capture(e);
            }
        });
        thread.Start();
        thread.Join();
        fault?.Throw();
        return result!;
    }
}
