using System.Diagnostics;

namespace RoleFerry.Benchmarks.Alarms.Functions;

/// <summary>One event's way through a function, as everything around the function sees it.</summary>
internal sealed class Journey(byte[] payload)
{
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly long _begun = Stopwatch.GetTimestamp();

    public byte[] Payload => payload;

    public string RequestId { get; } = Guid.NewGuid().ToString();

    /// <summary>Ends with the answer; throws what the function reported as its error.</summary>
    public Task Answered => _answered.Task;

    /// <summary>From the beginning to the answer.</summary>
    public TimeSpan ToAnswer { get; private set; }

    /// <summary>From the beginning to the arrival of the page at its vendor; null when there was none.</summary>
    public TimeSpan? ToPage { get; private set; }

    /// <summary>Time that the table took for its answers, and how many.</summary>
    public TimeSpan TableTime { get; private set; }

    public int TableCalls { get; private set; }

    /// <summary>The same as they stood when the page left.</summary>
    public TimeSpan TableTimeBeforePage { get; private set; }

    public int TableCallsBeforePage { get; private set; }

    public void TableAnswered(TimeSpan time)
    {
        lock (_lock)
        {
            TableTime += time;
            TableCalls++;
        }
    }

    public void Paged()
    {
        lock (_lock)
            (ToPage, TableTimeBeforePage, TableCallsBeforePage) = (
                Stopwatch.GetElapsedTime(_begun),
                TableTime,
                TableCalls
            );
    }

    public void Answer()
    {
        ToAnswer = Stopwatch.GetElapsedTime(_begun);
        _answered.SetResult();
    }

    public void Fail(string error) =>
        _answered.SetException(new InvalidOperationException($"The function failed: {error}"));
}
