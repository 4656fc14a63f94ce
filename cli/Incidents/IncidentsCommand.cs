using System.Collections.Immutable;
using System.CommandLine;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.PostMortems;
using RoleFerry.Adapters.Table;
using RoleFerry.Cli.Display;
using RoleFerry.Cli.Incidents.Commands;
using RoleFerry.Cli.Stacks;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Incidents.History;
using RoleFerry.Core.Signals;

namespace RoleFerry.Cli.Incidents;

/// <summary>
/// <c>roleferry incidents</c>: what is open, what was, all that is kept of one, and what people answer to it.
/// </summary>
internal sealed class IncidentsCommand
{
    /// <summary>How far a list looks back where nothing else is said.</summary>
    private static readonly TimeSpan LookBack = TimeSpan.FromDays(30);

    /// <summary>A clock that is behind the functions' hides no incident.</summary>
    private static readonly TimeSpan LookAhead = TimeSpan.FromDays(1);

    private readonly TableAccess _table;
    private readonly Option<Severity?> _severity = new("--severity")
    {
        Description = "Only incidents of this severity.",
        HelpName = "P0|P1|P2|P3",
    };
    private readonly Option<string?> _service = new("--service")
    {
        Description = "Only incidents of this service.",
        HelpName = "NAME",
    };
    private readonly Option<IncidentStatus?> _status = new("--status")
    {
        Description = "Only incidents in this state.",
        HelpName = "open|acknowledged|resolved",
    };
    private readonly Option<string?> _from = new("--from")
    {
        Description =
            "Opened then or later: 2026-11-23, 2026-11-23 12:30 (UTC), or how long ago: 7d. Default: 30 days. Open "
            + "incidents are always listed.",
        HelpName = "TIME",
    };
    private readonly Option<string?> _to = new("--to")
    {
        Description = "Opened before then. Default: now.",
        HelpName = "TIME",
    };
    private readonly Option<int> _limit = new("--limit")
    {
        Description = "How many at most, newest first.",
        DefaultValueFactory = _ => 100,
    };

    private IncidentsCommand(TableAccess table) => _table = table;

    public static Command Create(
        TextWriter output,
        TextWriter errors,
        TimeProvider time,
        StackAccess stack,
        Func<string, string?> variable
    )
    {
        var it = new IncidentsCommand(new TableAccess(stack, errors, time));
        var command = new Command("incidents", "List incidents, newest first; show one, or respond to it.")
        {
            it._table.Option,
            it._severity,
            it._service,
            it._status,
            it._from,
            it._to,
            it._limit,
            it.Show(output),
            it.Adopt(output),
        };
        foreach (var respond in new RespondCommands(it._table, new Responder(it._table, variable), output).Create())
            command.Subcommands.Add(respond);
        command.Validators.Add(line =>
        {
            foreach (var option in new[] { it._from, it._to })
            {
                if (line.GetValue(option) is { } text && !it._table.Past.TryRead(text, out _, out var error))
                    line.AddError($"{option.Name}: {error}");
            }
        });
        Output.Action(command, output, (line, to, cancellation) =>
            it._table.WithAsync(line, calls => it.ListAsync(line, to, calls, cancellation))
        );
        return command;
    }

    private async Task<int> ListAsync(ParseResult line, Output to, TableCalls calls, CancellationToken cancellation)
    {
        var now = _table.Now;
        var from = Moment(line.GetValue(_from));
        var filter = new IncidentFilter(
            from ?? now - LookBack,
            Moment(line.GetValue(_to)) ?? now + LookAhead,
            line.GetValue(_severity),
            line.GetValue(_service),
            line.GetValue(_status)
        );
        var history = new IncidentHistory(calls);
        IEnumerable<Incident> found = await history.ListAsync(filter, _table.Deadline(cancellation));
        if (from is null)
        {
            // What has been open for longer than lists look back is what must not be overlooked.
            var open = await history.OpenAsync(_table.Deadline(cancellation));
            found = found.UnionBy(open.Where((filter with { From = DateTimeOffset.MinValue }).Takes), i => i.Id);
        }

        to.Write(
            (ImmutableArray<ListedIncident>)[.. found.Take(line.GetValue(_limit)).Select(ListedIncident.Of)],
            (list, console) => IncidentsDisplay.Write(list, console, now)
        );
        return 0;
    }

    private DateTimeOffset? Moment(string? text) =>
        text is not null && _table.Past.TryRead(text, out var moment, out _) ? moment : null;

    private Command Show(TextWriter output)
    {
        var id = new Argument<string>("INCIDENT") { Description = "The incident's id, for example INC-7F3K9Q2M." };
        var command = new Command(
            "show",
            "Show one incident: its timeline with reasons, its alarms, and who was notified of what."
        )
        {
            id,
        };
        Output.Action(command, output, (line, to, cancellation) => _table.WithAsync(line, async calls =>
            {
                var incident = IncidentIdText.Read(line.GetValue(id)!);
                if (
                    await new IncidentHistory(calls).FindAsync(incident, _table.Deadline(cancellation))
                    is not { } record
                )
                    return _table.Complain(
                        $"There is no incident {TerminalText.Line(incident)}. Run `roleferry incidents` to list them."
                    );
                var postMortem = await new PostMortemStore(calls).FindAsync(incident, _table.Deadline(cancellation));
                to.Write(ShownIncident.Of(record, postMortem, _table.Now), IncidentDisplay.Write);
                return 0;
            }));
        return command;
    }

    private Command Adopt(TextWriter output)
    {
        var command = new Command(
            "adopt",
            "Run once after an upgrade: starts the clock for incidents that older code left open, and lists "
                + "those that it resolved. Reads the whole table."
        );
        Output.Action(command, output, (line, to, cancellation) => _table.WithAsync(line, async calls =>
            {
                var adopted = await new IncidentHistory(calls).AdoptAsync(
                    new IncidentStore(calls),
                    new PostMortemStore(calls).BeginAsync,
                    _table.Now,
                    new Deadline(_table.Now.AddHours(1), cancellation)
                );
                to.Write(new { Adopted = adopted }, (done, console) =>
                    console.Profile.Out.Writer.WriteLine(
                        $"{done.Adopted} incidents were not listed or had no clock. They are listed now and have one."
                    )
                );
                return 0;
            }));
        return command;
    }
}
