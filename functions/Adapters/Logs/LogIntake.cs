using System.Buffers;
using Microsoft.Extensions.Logging;
using RoleFerry.Adapters.Failures;
using RoleFerry.Adapters.Quarantine;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Logs.Batches;
using RoleFerry.Core.Logs.Tallies;

namespace RoleFerry.Adapters.Logs;

/// <summary>
/// Takes one batch of a log subscription: reads it, counts it once, raises what it calls for, sets aside what is bad.
/// </summary>
public sealed partial class LogIntake(
    LogBatchParser parser,
    BatchCounter counter,
    CutStep cuts,
    IFailureQueue failures,
    LogMetrics metrics,
    FaultReporter reporter,
    TimeProvider time,
    ILogger<LogIntake> log
)
{
    /// <summary>Time kept back at an invocation's end.</summary>
    private static readonly TimeSpan Reserve = TimeSpan.FromSeconds(1);

    /// <summary>Bytes of bad parts that go into one message; in base64 they still fit. </summary>
    private const int MaxPayload = 120_000;

    /// <summary>Handles an event.</summary>
    /// <param name="data">The event's <c>awslogs.data</c>.</param>
    /// <param name="remaining">What is left of the invocation's time.</param>
    /// <exception cref="InvalidDataException">
    /// There is none. Lambda then puts the whole event into the failure queue.
    /// </exception>
    /// <exception cref="StoreUnavailableException">
    /// The table did not answer: try again, what is counted already is not counted again.
    /// </exception>
    public async Task<LogAnswer> HandleAsync(string? data, TimeSpan remaining)
    {
        if (data is null)
            throw new InvalidDataException("The event has no awslogs.data: log subscriptions always send one.");
        using var limit = new CancellationTokenSource(remaining > Reserve * 2 ? remaining - Reserve : remaining, time);
        var deadline = new Deadline(time.GetUtcNow() + remaining - (Reserve * 2), limit.Token);
        long started = time.GetTimestamp();
        var batch = parser.Parse(data);
        var parsing = time.GetElapsedTime(started);
        foreach (var problem in parser.Problems)
            LogBadRule(problem.Place.ToString(), problem.Text);
        foreach (var unread in batch.Unread)
            LogUnread(unread.Count, unread.Unread!.LogGroup, unread.Unread.Layout, unread.Sample);

        var counted = new CountedBatch(0, IsDuplicate: false, IsConflict: false);
        var cut = new CutAnswer(0, 0, 0, IsDuplicate: false);
        bool isCounted = batch.Groups.Count + batch.Counters.Count + batch.Spans.Count > 0;
        try
        {
            if (isCounted)
                counted = await counter.CountAsync(batch, deadline);
            if (!batch.Cuts.IsEmpty)
                cut = await cuts.TakeAsync(batch, deadline);
        }
        finally
        {
            await reporter.ReportAsync(limit.Token);
        }

        bool isDuplicate = isCounted ? counted.IsDuplicate : cut.IsDuplicate;
        int signals = counted.Signals + cut.Signals;
        await SetAsideAsync(batch, limit.Token);
        metrics.Write(batch, parser.Problems.Length, signals, isDuplicate, parsing, time.GetUtcNow());

        string outcome = batch switch
        {
            { IsRefused: true } => "Refused",
            { Head: null, Bad.Count: > 0 } => "Unreadable",
            { Events: 0 } => "Nothing",
            _ => isDuplicate ? "Duplicate" : "Counted",
        };
        int groups = batch.Read.Count() + cut.Groups;
        LogDone(outcome, batch.Events, groups, signals);
        return new LogAnswer(
            outcome,
            batch.Events,
            batch.Read.Sum(g => g.Count) + cut.Errors,
            groups,
            signals,
            [.. batch.Bad.GroupBy(b => b.Flaw).Select(g => $"{g.Key}: {g.Count()}")]
        );
    }

    /// <summary>Puts bad parts into as few messages as hold them, one part a line.</summary>
    private async Task SetAsideAsync(LogBatch batch, CancellationToken cancellation)
    {
        foreach (var kind in batch.Bad.GroupBy(b => b.Flaw))
        {
            LogBad(kind.Key.ToString(), kind.Count(), batch.Head?.LogGroup ?? "");
            var payload = new ArrayBufferWriter<byte>();
            foreach (var part in kind)
            {
                for (int from = 0; from < part.Bytes.Length || from == 0; from += MaxPayload)
                {
                    var piece = part.Bytes[from..Math.Min(part.Bytes.Length, from + MaxPayload)];
                    if (payload.WrittenCount > 0 && payload.WrittenCount + piece.Length >= MaxPayload)
                        await KeepAsync(batch, kind.Key, payload, cancellation);
                    if (payload.WrittenCount > 0)
                        payload.Write("\n"u8);
                    payload.Write(piece.Span);
                }
            }

            await KeepAsync(batch, kind.Key, payload, cancellation);
        }
    }

    private async Task KeepAsync(
        LogBatch batch,
        BatchFlaw flaw,
        ArrayBufferWriter<byte> payload,
        CancellationToken cancellation
    )
    {
        await failures.KeepAsync(
            new FailedInput(
                "unreadable-logs",
                $"{batch.Head?.LogGroup} {batch.Head?.LogStream}".Trim(),
                flaw.ToString(),
                payload.WrittenMemory.ToArray()
            ),
            cancellation
        );
        payload.Clear();
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "{Outcome}: {Events} events, {Groups} error groups, {Signals} signals"
    )]
    private partial void LogDone(string outcome, int events, int groups, int signals);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The log rules are wrong at {Place}; this part is left out: {Problem} Run `roleferry logs check`."
    )]
    private partial void LogBadRule(string place, string problem);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Count} lines of {LogGroup} look like errors and are in no known layout ({Layout}). Give the group "
            + "a `pattern` in logs.yaml. One of them: {Sample}"
    )]
    private partial void LogUnread(long count, string logGroup, string layout, string sample);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Set aside {Count} parts of a batch of {LogGroup}: {Flaw}")]
    private partial void LogBad(string flaw, int count, string logGroup);
}
