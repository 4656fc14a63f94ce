using System.CommandLine;
using RoleFerry.Adapters.Changes;
using RoleFerry.Adapters.CloudWatch;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.Logs;
using RoleFerry.Adapters.Suspects;
using RoleFerry.Cli.Display;
using RoleFerry.Cli.Incidents;
using RoleFerry.Cli.Policies;
using RoleFerry.Cli.Services;
using RoleFerry.Cli.Stacks;
using RoleFerry.Core.Services;

namespace RoleFerry.Cli.Suspects;

/// <summary><c>roleferry suspects</c>: what probably caused an incident, with the evidence.</summary>
internal static class SuspectsCommand
{
    public static Command Create(TextWriter output, TextWriter errors, TimeProvider time, StackAccess stack)
    {
        var table = new TableAccess(stack, errors, time);
        var id = new Argument<string>("INCIDENT") { Description = "The incident's id, for example INC-7F3K9Q2M." };
        var file = new Option<string>("--services")
        {
            Description = ServicesFile.Description,
            HelpName = "FILE",
            DefaultValueFactory = _ => ServicesFile.Place.Nearest(),
        };
        var command = new Command(
            "suspects",
            "Rank what probably caused an incident, with the evidence: metrics of CloudWatch, changes, new errors, "
                + "other incidents."
        )
        {
            id,
            file,
            table.Option,
        };
        Output.Action(command, output, (line, to, cancellation) =>
        {
            var path = line.GetValue(file)!;
            if (ServicesFile.Read(path) is not { Map: { } map })
            {
                FindingsDisplay.Write(Output.Console(errors), path, ServicesFile.Read(path).Findings);
                return Task.FromResult(1);
            }

            return table.WithSiteAsync(line, async (site, calls) =>
            {
                var history = new IncidentHistory(calls);
                var wanted = IncidentIdText.Read(line.GetValue(id)!);
                if (await history.FindAsync(wanted, table.Deadline(cancellation)) is not { } record)
                    return table.Complain(
                        $"There is no incident {TerminalText.Line(wanted)}. Run `roleferry incidents` to list them."
                    );
                var finder = new SuspectFinder(
                    new ServiceMetrics(new MetricReader(site.CloudWatch(time)), time),
                    new ChangeStore(calls),
                    new ErrorGroupStore(calls),
                    history
                );
                var found = await finder.FindAsync(
                    record.Incident,
                    map,
                    new StackValues(site.Stack.Parameters),
                    table.Now,
                    table.Deadline(cancellation)
                );
                var seen = await new PastIncidents(history).LikeAsync(record, table.Deadline(cancellation));
                to.Write(ShownSuspects.Of(record.Incident, found, map, seen), SuspectsDisplay.Write);
                return 0;
            });
        });
        return command;
    }
}
