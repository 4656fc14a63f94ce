using System.Collections.Immutable;
using System.CommandLine;
using RoleFerry.Adapters;
using RoleFerry.Adapters.Pipeline;
using RoleFerry.Adapters.Signals;
using RoleFerry.Adapters.Table;
using RoleFerry.Cli.Display;
using RoleFerry.Cli.Stacks;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Text;
using Spectre.Console;

namespace RoleFerry.Cli.Explanations;

/// <summary><c>roleferry why</c>: why people were told of an incident or an alarm, or were not.</summary>
internal sealed class WhyCommand(TableAccess table, TimeProvider time)
{
    public static Command Create(TextWriter output, TextWriter errors, TimeProvider time, StackAccess stack)
    {
        var table = new TableAccess(stack, errors, time);
        var it = new WhyCommand(table, time);
        var what = new Argument<string>("WHAT")
        {
            Description = "An incident such as INC-7F3K9Q2M, or part of an alarm's name.",
        };
        var days = new Option<int>("--days")
        {
            Description = "For an alarm: how many days to look back, 56 at most.",
            DefaultValueFactory = _ => 2,
        };
        var command = new Command("why", "Explain why people were notified of an incident or an alarm, or were not.")
        {
            what,
            days,
            table.Option,
        };
        Output.Action(command, output, (line, to, cancellation) =>
            table.WithAsync(line, calls =>
                line.GetValue(what)! is var name && name.StartsWith("INC-", StringComparison.OrdinalIgnoreCase)
                    ? it.IncidentAsync(calls, name.ToUpperInvariant(), to, cancellation)
                    : it.AlarmAsync(calls, name, Math.Clamp(line.GetValue(days), 1, 56), to, cancellation)
            )
        );
        return command;
    }

    private async Task<int> IncidentAsync(TableCalls calls, string id, Output to, CancellationToken cancellation)
    {
        if (
            await ExplanationReader.Of(calls, BuiltInPolicy.Embedded).ReadAsync(id, table.Deadline(cancellation))
            is not { } why
        )
            return table.Complain($"There is no incident {id}.");
        to.Write(IncidentExplanationAnswer.Of(why), (answer, console) =>
        {
            foreach (var line in answer.Text)
                console.WriteLine(line);
        });
        return 0;
    }

    private async Task<int> AlarmAsync(
        TableCalls calls,
        string name,
        int days,
        Output to,
        CancellationToken cancellation
    )
    {
        var now = time.GetUtcNow();
        var handled = await new SignalLog(calls).ReadAsync(
            now.AddDays(-days),
            now.AddMinutes(1),
            table.Deadline(cancellation)
        );
        HandledLine[] found =
        [
            .. handled
                .Where(h => h.Signal.Name.Contains(name, StringComparison.OrdinalIgnoreCase))
                .Select(HandledLine.Of),
        ];
        to.Write(found, (lines, console) =>
        {
            if (lines.Length == 0)
                console.WriteLine(
                    $"No alarm with \"{name}\" in its name was received in the last {days} days. Either it did "
                        + $"not change state, or its actions do not lead here."
                );
            foreach (var line in lines)
            {
                console.WriteLine(
                    $"{Words.Time(line.At)}  {line.Alarm} {line.State} {line.Severity}: "
                        + $"{line.Outcome}{(line.IncidentId is null ? "" : $" {line.IncidentId}")}"
                );
                foreach (var reason in line.Why)
                    console.WriteLine($"    {reason.Code}: {reason.Text}");
            }

            if (lines.LastOrDefault(l => l.IncidentId is not null) is { IncidentId: { } last })
                console.WriteLine($"More: roleferry why {last}");
        });
        return 0;
    }

    private sealed record HandledLine(
        DateTimeOffset At,
        string Alarm,
        string State,
        string Severity,
        string Outcome,
        string? IncidentId,
        string PolicyVersion,
        ImmutableArray<Reason> Why
    )
    {
        public static HandledLine Of(HandledSignal handled) =>
            new(
                handled.HandledAt,
                handled.Signal.Name,
                SignalStateName.Of(handled.Signal.State),
                handled.Severity.ToString(),
                handled.Outcome.ToString(),
                handled.IncidentId,
                handled.PolicyVersion,
                handled.Reasons
            );
    }
}
