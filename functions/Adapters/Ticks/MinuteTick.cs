using System.Collections.Concurrent;
using System.Collections.Immutable;
using AWS.Lambda.Powertools.Metrics;
using Microsoft.Extensions.Logging;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Telemetry;

namespace RoleFerry.Adapters.Ticks;

/// <summary>
/// Runs what is looked at every minute. Each by itself: what one of them throws, or how long it takes, keeps none of
/// the others from its share of the minute.
/// </summary>
public sealed partial class MinuteTick
{
    /// <summary>
    /// How long one may go on behind its end with what is under way, before the others no longer wait for it.
    /// </summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    private readonly ImmutableArray<ITick> _inTurn;
    private readonly ImmutableArray<ITick> _beside;
    private readonly TimeProvider _time;
    private readonly FunctionMetrics _metrics;
    private readonly ILogger<MinuteTick> _log;

    /// <exception cref="InvalidOperationException">
    /// Two ticks have the same place, or more than the whole minute is given away; they are named.
    /// </exception>
    public MinuteTick(IEnumerable<ITick> ticks, TimeProvider time, FunctionMetrics metrics, ILogger<MinuteTick> log)
    {
        (_time, _metrics, _log) = (time, metrics, log);
        ImmutableArray<ITick> all = [.. ticks.OrderBy(t => t.Order)];
        if (all.GroupBy(t => t.Order).FirstOrDefault(t => t.Skip(1).Any()) is { } same)
            throw new InvalidOperationException(
                $"These ticks have the same place {same.Key}: {string.Join(", ", same.Select(t => t.Name))}."
            );
        (_inTurn, _beside) = ([.. all.Where(t => !t.RunsBeside)], [.. all.Where(t => t.RunsBeside)]);
        // Shares are decimal fractions: their sum may be a hair more than 1.
        if (_inTurn.Sum(t => t.Share) > 1.000001)
            throw new InvalidOperationException(
                $"These ticks share out more than the minute: {string.Join(", ", _inTurn.Select(t => t.Name))}."
            );
    }

    /// <summary>Runs all of them.</summary>
    /// <param name="scheduled">The moment that the minute was for.</param>
    /// <param name="deadline">When the last of them has to stop.</param>
    /// <returns>How many of each of what they count.</returns>
    public async Task<IReadOnlyDictionary<string, int>> RunAsync(DateTimeOffset scheduled, Deadline deadline)
    {
        var counts = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        var whole = deadline.At - _time.GetUtcNow();
        var beside = _beside.Select(RunOneAsync).ToArray();
        var kept = _inTurn.Sum(t => t.Share);
        foreach (var tick in _inTurn)
        {
            kept -= tick.Share;
            await GuardedAsync(tick, scheduled, deadline with { At = deadline.At - (whole * kept) }, counts);
        }

        // What the others have left to be sent is not left to the next minute.
        for (var i = 0; i < beside.Length; i++)
        {
            await beside[i];
            if (_time.GetUtcNow() < deadline.At)
                await RunOneAsync(_beside[i]);
        }

        return counts;

        Task RunOneAsync(ITick tick) => GuardedAsync(tick, scheduled, deadline, counts);
    }

    private async Task GuardedAsync(
        ITick tick,
        DateTimeOffset scheduled,
        Deadline deadline,
        ConcurrentDictionary<string, int> counts
    )
    {
        var left = deadline.At - _time.GetUtcNow() + Grace;
        if (left <= TimeSpan.Zero)
        {
            LogNoTime(tick.Name);
            _metrics.Add("TickStepsFailed", 1, MetricUnit.Count);
            return;
        }

        using var limit = new CancellationTokenSource(left, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, deadline.Cancellation);
        try
        {
            var count = await tick.RunAsync(scheduled, deadline.EndedBy(either.Token)).WaitAsync(either.Token);
            if (tick.Counts.Length > 0)
                counts.AddOrUpdate(tick.Counts, count, (_, before) => before + count);
        }
#pragma warning disable CA1031 // Whatever is the matter with one of them, the others must run.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogFailed(tick.Name, e);
            _metrics.Add("TickStepsFailed", 1, MetricUnit.Count);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The minute's step {Step} failed; the others run all the same")]
    private partial void LogFailed(string step, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "No time was left for the minute's step {Step}")]
    private partial void LogNoTime(string step);
}
