using AWS.Lambda.Powertools.Metrics;
using Microsoft.Extensions.Logging;
using RoleFerry.Adapters.Failures;
using RoleFerry.Adapters.Policies;
using RoleFerry.Adapters.Quarantine;
using RoleFerry.Adapters.Settings;
using RoleFerry.Adapters.Signals;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Telemetry;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Sources;
using RoleFerry.Core.Sources.Mappings;

namespace RoleFerry.Adapters.Pipeline;

/// <summary>
/// Takes one event with any number of signals. What cannot be understood goes to the failure queue; a signal that
/// cannot be handled does not stop the others, and makes the invocation fail in the end so that Lambda tries again.
/// </summary>
public sealed partial class AlarmIntake(
    AlarmPipeline alarms,
    EventMappings mappings,
    AlarmEnds ends,
    IFailureQueue failures,
    PolicySource policies,
    FaultReporter reporter,
    TimeProvider time,
    FunctionMetrics metrics,
    ILogger<AlarmIntake> log
)
{
    /// <summary>Time kept back at an invocation's end for writing what became of things.</summary>
    private static readonly TimeSpan Reserve = TimeSpan.FromMilliseconds(500);

    /// <summary>How long an alarm waits for its end to be written.</summary>
    private static readonly TimeSpan PatienceForEnd = TimeSpan.FromSeconds(2);

    /// <summary>Handles an event.</summary>
    /// <param name="input">The event as it came.</param>
    /// <param name="remaining">What is left of the invocation's time.</param>
    /// <exception cref="AggregateException">
    /// Some signals could not be handled, or some input not be kept: try again.
    /// </exception>
    public async Task<IntakeAnswer> HandleAsync(Stream input, TimeSpan remaining)
    {
        using var limit = InvocationLimit.Of(remaining, Reserve, time);
        using var bytes = new MemoryStream();
        await input.CopyToAsync(bytes, limit.Token);
        var read = SignalReader.Receive(bytes.ToArray(), time.GetUtcNow(), mappings);
        var faults = new List<Exception>();

        foreach (var what in read.Ignored)
            LogIgnored(what);
        foreach (var unreadable in read.Unreadable)
            await Guarded(() => KeepAsync(unreadable, limit.Token), faults);

        // Signals of one alarm keep their order; nobody's page waits for what is the matter with another alarm.
        var answers = new SignalAnswer?[read.Signals.Length];
        await Task.WhenAll(
            Enumerable.Range(0, answers.Length).GroupBy(n => read.Signals[n].Key).Select(HandleInOrderAsync)
        );

        await policies.SettleAsync();
        await reporter.ReportAsync(limit.Token);
        metrics.Flush();
        return faults.Count == 0
            ? new IntakeAnswer(
                [.. answers.OfType<SignalAnswer>()],
                [.. read.Unreadable.Select(u => $"{u.Where}: {u.What}")]
            )
            : throw new AggregateException("Parts of the event could not be handled; the rest was.", faults);

        async Task HandleInOrderAsync(IEnumerable<int> ofOneAlarm)
        {
            var handled = new List<(int N, HandledAlarm Alarm)>();
            foreach (var n in ofOneAlarm)
            {
                await Guarded(() => PutEndAsync(read.Signals[n], limit.Token), faults);
                await Guarded(
                    async () =>
                    {
                        var alarm = await alarms.HandleAsync(read.Signals[n], limit.Token);
                        answers[n] = alarm.Answer;
                        handled.Add((n, alarm));
                    },
                    faults
                );
            }

            // Everybody is told by what is known; only then is asked for what is not.
            foreach (var (n, alarm) in handled)
                await Guarded(async () => answers[n] = await alarms.SettleAsync(alarm, limit.Token), faults);
        }
    }

    private Task PutEndAsync(Signal signal, CancellationToken cancellation) =>
        ends.PutAsync(signal, new Deadline(time.GetUtcNow() + PatienceForEnd, cancellation));

    private async Task KeepAsync(UnreadableInput unreadable, CancellationToken cancellation)
    {
        LogUnreadable(unreadable.Where, unreadable.What);
        metrics.Add("UnreadableInput", 1, MetricUnit.Count);
        await failures.KeepAsync(
            new FailedInput(FailedInput.UnreadableInput, unreadable.Where, unreadable.What, unreadable.Raw),
            cancellation
        );
    }

    private async Task Guarded(Func<Task> action, List<Exception> faults)
    {
        try
        {
            await action();
        }
        catch (Exception e)
        {
            LogFault(e);
            lock (faults)
                faults.Add(e);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Input could not be understood at {Where}: {What}")]
    private partial void LogUnreadable(string where, string what);

    [LoggerMessage(Level = LogLevel.Information, Message = "Nothing to do: {What}")]
    private partial void LogIgnored(string what);

    [LoggerMessage(Level = LogLevel.Error, Message = "A part of the event could not be handled")]
    private partial void LogFault(Exception exception);
}
