using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using RoleFerry.Chaos.Plans;
using RoleFerry.Chaos.Reports;
using RoleFerry.Local;

namespace RoleFerry.Chaos;

/// <summary>
/// Does what a plan says to a running system, lets it come to rest, and looks at what became of everything.
/// </summary>
/// <param name="stack">The system; its schedules do not run by themselves.</param>
/// <param name="plan">What is done to it.</param>
/// <param name="minute">How long a minute lasts between two ticks. The ticks carry the wall clock's time.</param>
/// <param name="say">Takes a line now and then about how far it is.</param>
internal sealed class ChaosRun(LocalStack stack, ChaosPlan plan, TimeSpan minute, Action<string> say)
{
    private const string Router = "AlarmRouter";
    private const string Clock = "Escalations";

    /// <summary>
    /// Minutes: after the longest pause between two attempts, 10 minutes, and the time that others took before.
    /// </summary>
    private const int LongestRest = 40;

    private readonly ConcurrentDictionary<PlannedAlarm, DateTimeOffset> _accepted = [];
    private readonly HashSet<string> _redriven = [];
    private readonly DateTimeOffset _start = DateTimeOffset.UtcNow;
    private int _minutesAhead;

    public async Task<ChaosReport> RunAsync(CancellationToken stop)
    {
        await Task.WhenAll(DeliverAsync(stop), BreakAsync(stop), TickAsync(stop));
        foreach (var function in stack.FunctionNames)
            stack.DoNotKill(function);
        say("Everything works again. Waiting until the system is quiet ...");
        // The receiver counts by the wall clock, and from here on minutes pass in moments.
        stack.Slack.LimitsRate = false;

        var table = await RestAsync(t => t.Pending.IsEmpty, stop);
        foreach (var alarm in plan.Alarms.Where(a => a.Recovers is null))
            Accept(new(default, alarm, "OK", DateTimeOffset.UtcNow - _start, SignalShape.Direct, IsCopy: false));
        table = await RestAsync(t => t.Pending.IsEmpty && t.Open.IsEmpty, stop);
        return ChaosReport.Of(plan, _accepted, table, Received.By(stack), FailedNames());
    }

    private async Task DeliverAsync(CancellationToken stop)
    {
        foreach (var signal in plan.Signals)
        {
            await UntilAsync(signal.At, stop);
            Accept(signal);
        }
    }

    private void Accept(PlannedSignal signal)
    {
        if (signal.State == "ALARM")
            _accepted.TryAdd(signal.Alarm, DateTimeOffset.UtcNow);
        stack.Accept(Router, signal.Event(_start));
    }

    private Task BreakAsync(CancellationToken stop) =>
        Task.WhenAll(
            plan.Faults.Select(async fault =>
            {
                await UntilAsync(fault.At, stop);
                await fault.BeginAsync(stack);
                await UntilAsync(fault.Ends, stop);
                fault.End(stack);
            })
        );

    private async Task TickAsync(CancellationToken stop)
    {
        var running = new List<Task>();
        for (var n = 0; n < plan.Ticks.Length; n++)
        {
            await UntilAsync(minute * n, stop);
            for (var times = 0; times < plan.Ticks[n]; times++)
                running.Add(stack.TickAsync(Clock, DateTimeOffset.UtcNow));
            say(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{minute * n:mm\\:ss} of {plan.Length:mm\\:ss}: {_accepted.Count} of {plan.Alarms.Length} alarms"
                )
            );
        }

        await UntilAsync(plan.Length, stop);
        await Task.WhenAll(running);
    }

    /// <summary>
    /// Lets minutes pass, each in the moment that its tick takes, until the table is as it should be or it has been
    /// long enough. What Lambda gave up is given to it again, as <c>roleferry redrive</c> does.
    /// </summary>
    private async Task<TableView> RestAsync(Func<TableView, bool> isQuiet, CancellationToken stop)
    {
        for (var n = 0; ; n++)
        {
            stop.ThrowIfCancellationRequested();
            Redrive();
            await stack.WhenIdleAsync();
            var table = await TableView.ReadAsync(stack, stop);
            say($"{table.Pending.Length} messages wait, {table.Open.Length} incidents are open");
            if (isQuiet(table) || n == LongestRest)
                return table with { Minutes = _minutesAhead };
            await stack.TickAsync(Clock, DateTimeOffset.UtcNow.AddMinutes(++_minutesAhead));
        }
    }

    private void Redrive()
    {
        foreach (var message in Failed().Where(m => _redriven.Add(m.Id)))
            if (JsonNode.Parse(message.Body)?["requestPayload"] is { } payload)
                stack.Accept(Router, payload.ToJsonString());
    }

    private IReadOnlyList<Local.Sqs.Message> Failed() => stack.Messages($"{stack.Account.StackName}-FailureQueue");

    private ILookup<string, string> FailedNames() =>
        Failed()
            .SelectMany(m => AlarmNames.In(m.Body).Select(name => (name, m.Body)))
            .ToLookup(f => f.name, f => f.Body);

    private Task UntilAsync(TimeSpan moment, CancellationToken stop)
    {
        var left = _start + moment - DateTimeOffset.UtcNow;
        return left > TimeSpan.Zero ? Task.Delay(left, stop) : Task.CompletedTask;
    }
}
