namespace RoleFerry.Adapters.Tests.House;

/// <summary>
/// Runs some actors side by side and lets one call to the table through at a time: whose, the seed says. What the
/// actors do between two calls is theirs; what they see of each other is decided here.
/// </summary>
internal sealed class Interleaving(int seed)
{
    private static readonly AsyncLocal<(Interleaving Of, int Actor)?> Current = new();

    private readonly Lock _lock = new();
    private readonly Random _random = new(seed);
    private readonly List<(int Actor, TaskCompletionSource Turn)> _waiting = [];
    private bool[] _ended = [];
    private TaskCompletionSource _moved = New();

    /// <summary>Waits for its turn where an actor calls; anybody else goes through.</summary>
    public static Task Gate() => Current.Value is var (of, actor) ? of.WaitAsync(actor) : Task.CompletedTask;

    /// <summary>Runs the actors to their end.</summary>
    public async Task RunAsync(params Func<Task>[] actors)
    {
        _ended = new bool[actors.Length];
        var running = actors.Select((actor, i) => Task.Run(() => ActAsync(actor, i))).ToArray();
        while (await NextAsync() is { } turn)
            turn.SetResult();
        await Task.WhenAll(running);
    }

    private async Task ActAsync(Func<Task> actor, int index)
    {
        Current.Value = (this, index);
        try
        {
            await actor();
        }
        finally
        {
            lock (_lock)
            {
                _ended[index] = true;
                _moved.TrySetResult();
            }
        }
    }

    private Task WaitAsync(int actor)
    {
        lock (_lock)
        {
            var turn = New();
            _waiting.Add((actor, turn));
            _moved.TrySetResult();
            return turn.Task;
        }
    }

    /// <summary>The next call, once each actor that has not ended waits with one; null when all have ended.</summary>
    private async Task<TaskCompletionSource?> NextAsync()
    {
        while (true)
        {
            Task moved;
            lock (_lock)
            {
                if (_ended.All(e => e) && _waiting.Count == 0)
                    return null;
                if (
                    _waiting.Count > 0
                    && Enumerable.Range(0, _ended.Length).All(i => _ended[i] || _waiting.Exists(w => w.Actor == i))
                )
                {
                    var chosen = _random.Next(_waiting.Count);
                    var turn = _waiting[chosen].Turn;
                    _waiting.RemoveAt(chosen);
                    return turn;
                }

                _moved = New();
                moved = _moved.Task;
            }

            await moved;
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
