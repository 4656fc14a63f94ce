namespace RoleFerry.Simulation.Time;

/// <summary>Runs what it is given at once, on the thread that gives it.</summary>
internal sealed class InlineScheduler : TaskScheduler
{
    public static InlineScheduler Instance { get; } = new();

    protected override void QueueTask(Task task) => TryExecuteTask(task);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => [];
}
