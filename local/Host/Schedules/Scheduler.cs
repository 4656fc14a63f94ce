namespace RoleFerry.Local.Schedules;

/// <summary>Fires the template's schedules.</summary>
internal sealed class Scheduler(
    IReadOnlyList<ScheduleDefinition> schedules,
    Action<ScheduleDefinition, DateTimeOffset> fire,
    TimeProvider time
) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;

    public IReadOnlyList<ScheduleDefinition> Schedules => schedules;

    public void Start() => _running = Task.WhenAll(schedules.Select(RunAsync));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    private async Task RunAsync(ScheduleDefinition schedule)
    {
        var last = time.GetUtcNow();
        while (schedule.Expression.After(last) is { } next)
        {
            var left = next - time.GetUtcNow();
            if (left > TimeSpan.Zero)
            {
                // A day at most: timers take no more than 49 days.
                await Task.Delay(left < TimeSpan.FromDays(1) ? left : TimeSpan.FromDays(1), time, _stop.Token)
                    .ContinueWith(
                        _ => { },
                        CancellationToken.None,
                        TaskContinuationOptions.ExecuteSynchronously,
                        TaskScheduler.Default
                    );
                if (_stop.IsCancellationRequested)
                    return;
                continue;
            }
            fire(schedule, next);
            last = time.GetUtcNow();
        }
    }
}
