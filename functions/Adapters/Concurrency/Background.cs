namespace RoleFerry.Adapters.Concurrency;

/// <summary>Begins work that runs beside what the caller does, its first step included.</summary>
/// <param name="scheduler">
/// Where it runs. The work itself does not see it, as with <see cref="Task.Run(Action)"/>: what it awaits goes on where
/// it ends.
/// </param>
public sealed class Background(TaskScheduler scheduler)
{
    /// <summary>On the threads that the process has.</summary>
    public static Background OfProcess { get; } = new(TaskScheduler.Default);

    /// <summary>Begins it.</summary>
    public Task<T> Start<T>(Func<Task<T>> work) =>
        Task
            .Factory.StartNew(
                work,
                CancellationToken.None,
                TaskCreationOptions.DenyChildAttach | TaskCreationOptions.HideScheduler,
                scheduler
            )
            .Unwrap();
}
