using System.CommandLine;
using Microsoft.Extensions.Logging.Abstractions;
using RoleFerry.Adapters;
using RoleFerry.Adapters.Concurrency;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.Pipeline;
using RoleFerry.Adapters.Policies;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Telemetry;
using RoleFerry.Cli.Display;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.Incidents.Escalation;
using RoleFerry.Core.OnCall;

namespace RoleFerry.Cli.Incidents.Commands;

/// <summary>
/// <c>roleferry incidents ack|resolve|escalate|...</c>: what people answer to an incident, by the same way as in Slack.
/// The messages that follow are left to the next minute.
/// </summary>
internal sealed class RespondCommands(TableAccess table, Responder responder, TextWriter output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>What an action is told of by when it was done.</summary>
    /// <param name="IncidentId">Which incident.</param>
    /// <param name="Who">Who did it.</param>
    /// <param name="Outcome">What came of it.</param>
    /// <param name="Why">Why, in a sentence.</param>
    private sealed record Answered(string IncidentId, string Who, CommandOutcome Outcome, string Why);

    /// <summary>One command for each thing that can be typed of an incident.</summary>
    public IEnumerable<Command> Create() => [.. TypedCommands.All.Select(Of), Escalate(), Own()];

    /// <summary>What an action is made of.</summary>
    private sealed record Said(
        ParseResult Line,
        string IncidentId,
        Person Who,
        Schedule Schedule,
        TableCalls Calls,
        CancellationToken Cancellation
    );

    private Command Of(TypedCommand typed)
    {
        var words = new Argument<string[]>(typed.Arguments.Length == 0 ? "WORDS" : typed.Arguments)
        {
            Description = $"For example: {typed.Example}",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = Respond(typed.Words[0], typed.Help, said => Task.FromResult(Read(said.Line.GetValue(words))));
        foreach (var alias in typed.Words.Skip(1))
            command.Aliases.Add(alias);
        if (typed.Arguments.Length == 0)
            return command;
        command.Arguments.Add(words);
        command.Validators.Add(line =>
        {
            if (Read(line.GetValue(words)) is null)
                line.AddError($"{typed.Wrong}, as in: {typed.Words[0]} INC-7F3K9Q2M {typed.Example}");
        });
        return command;

        IncidentAction? Read(string[]? said) => typed.Read(string.Join(' ', said ?? []));
    }

    private Command Escalate() =>
        Respond("escalate", "notify the level that the clock would notify next", async said =>
            await new IncidentStore(said.Calls).FindAsync(said.IncidentId, table.Deadline(said.Cancellation))
                is { } view
                ? EscalationPlan.Asked(view.Incident, said.Schedule, table.Now, said.Who.Name)
                : IncidentAction.Escalate.Next
        );

    private Command Own()
    {
        var owner = new Argument<string?>("PERSON")
        {
            Description = "Whose it is from now on: an id of monitoring/oncall.yaml. Default: yours.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = Respond("own", "take it over, or give it to somebody", said =>
        {
            var person = said.Line.GetValue(owner) is { } id ? responder.Named(id, said.Schedule.Policy) : said.Who;
            return Task.FromResult<IncidentAction?>(person is null ? null : new IncidentAction.Assign(person.Name));
        });
        command.Arguments.Add(owner);
        return command;
    }

    private Command Respond(string name, string help, Func<Said, Task<IncidentAction?>> action)
    {
        var id = new Argument<string>("INCIDENT") { Description = "The incident's id, for example INC-7F3K9Q2M." };
        var command = new Command(name, $"{char.ToUpperInvariant(help[0])}{help[1..]}.") { id, responder.As };
        Output.Action(command, output, (line, to, cancellation) => table.WithSiteAsync(line, async (site, calls) =>
            {
                if (await responder.FindAsync(line, site, calls, cancellation) is not var (who, schedule))
                    return 1;
                var incident = IncidentIdText.Read(line.GetValue(id)!);
                var said = new Said(line, incident, who, schedule, calls, cancellation);
                return await action(said) is { } wanted ? await CarryOutAsync(said, wanted, to) : 1;
            }));
        return command;
    }

    private async Task<int> CarryOutAsync(Said by, IncidentAction action, Output to)
    {
        var policies = new PolicySource(
            by.Calls,
            BuiltInPolicy.Embedded,
            table.Time,
            Background.OfProcess,
            NullLogger<PolicySource>.Instance
        );
        policies.Prefetch();
        if (!await policies.SettleAsync())
            return table.Complain("The policy in force could not be read, so nothing was done. Try again.");
        var pipeline = new CommandPipeline(
            new IncidentStore(by.Calls),
            new TickDispatch(),
            policies,
            table.Time,
            Random.Shared,
            Unmeasured(),
            NullLogger<CommandPipeline>.Instance
        );
        var command = new IncidentCommand
        {
            IncidentId = by.IncidentId,
            Id = Guid.NewGuid().ToString("N"),
            Way = CommandWay.Cli,
            Who = by.Who.Name,
            At = table.Now,
            Action = action,
        };
        var answer = await pipeline.HandleAsync(command, Patience, by.Cancellation);
        to.Write(new Answered(by.IncidentId, by.Who.Name, answer.Outcome, answer.Reason.Text), (said, console) =>
            console.Profile.Out.Writer.WriteLine(
                $"{said.IncidentId}: {TerminalText.Line(said.Why).TrimEnd('.')}."
                    + (said.Outcome == CommandOutcome.Done ? " Others are told within a minute." : "")
            )
        );
        return answer.Outcome is CommandOutcome.Done or CommandOutcome.AlreadySo or CommandOutcome.Duplicate ? 0 : 1;
    }

    /// <summary>What is done here is no function's: it is never written.</summary>
    private static FunctionMetrics Unmeasured() =>
        new(() => throw new NotSupportedException(), new TelemetryFaults(TextWriter.Null));
}
