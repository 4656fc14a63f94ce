using System.CommandLine;
using RoleFerry.Adapters.Changes;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Cli.Display;
using RoleFerry.Cli.Stacks;
using RoleFerry.Core.Changes;
using RoleFerry.Core.Text;
using Spectre.Console;

namespace RoleFerry.Cli.Incidents;

/// <summary><c>roleferry changes</c>: what was deployed, which incidents tell of.</summary>
internal sealed class ChangesCommand(TableAccess table)
{
    public static Command Create(TextWriter output, TextWriter errors, TimeProvider time, StackAccess stack)
    {
        var table = new TableAccess(stack, errors, time);
        var it = new ChangesCommand(table);
        return new Command(
            "changes",
            "Deployments and other changes. Incidents that begin within an hour of one mention it."
        )
        {
            table.Option,
            it.Add(output),
            it.List(output),
        };
    }

    private Command Add(TextWriter output)
    {
        var service = new Option<string>("--service")
        {
            Description = "The service that was changed. Default: all.",
            DefaultValueFactory = _ => "",
        };
        var version = new Option<string>("--release")
        {
            Description = "The release that is running now.",
            DefaultValueFactory = _ => "",
        };
        var at = new Option<string?>("--at")
        {
            Description = "When: 2026-03-01 22:00 (UTC), or how long ago: 10m. Default: now.",
            HelpName = "MOMENT",
        };
        var by = new Option<string>("--by")
        {
            Description = "Who did it.",
            DefaultValueFactory = _ => Environment.UserName,
        };
        var url = new Option<string>("--url") { Description = "A link with details.", DefaultValueFactory = _ => "" };
        var summary = new Option<string>("--summary") { Description = "A summary.", DefaultValueFactory = _ => "" };
        var command = new Command("add", "Record a change, as a POST to /changes does.")
        {
            service,
            version,
            at,
            by,
            url,
            summary,
        };
        Output.Action(command, output, (line, to, cancellation) => table.WithAsync(line, async calls =>
            {
                if (!table.Past.TryRead(line.GetValue(at) ?? "now", out var moment, out var error))
                    return table.Complain($"--at: {error}");
                var change = new Change
                {
                    Service = line.GetValue(service)!,
                    Version = line.GetValue(version)!,
                    At = moment,
                    By = line.GetValue(by)!,
                    Url = line.GetValue(url)!,
                    Summary = line.GetValue(summary)!,
                };
                if (change is { Service: "", Version: "", Summary: "" })
                    return table.Complain("Say what was changed: --service, --release or --summary.");
                var intake = new ChangeIntake(
                    new ChangeStore(calls),
                    new IncidentHistory(calls),
                    new IncidentStore(calls),
                    table.Time
                );
                await intake.TakeAsync(change, table.Deadline(cancellation));
                to.Write(change, Write);
                return 0;
            }));
        return command;
    }

    private Command List(TextWriter output)
    {
        var from = new Option<string>("--from")
        {
            Description = "Since when: 2026-03-01, or how long ago: 7d.",
            HelpName = "MOMENT",
            DefaultValueFactory = _ => "7d",
        };
        var service = new Option<string?>("--service")
        {
            Description = "Only changes of this service, and those of all services.",
        };
        var command = new Command("list", "List changes, newest first. They are kept for eight weeks.")
        {
            from,
            service,
        };
        Output.Action(command, output, (line, to, cancellation) => table.WithAsync(line, async calls =>
            {
                if (!table.Past.TryRead(line.GetValue(from)!, out var since, out var error))
                    return table.Complain($"--from: {error}");
                var changes = await new ChangeStore(calls).BetweenAsync(since, table.Now, table.Deadline(cancellation));
                var wanted = line.GetValue(service);
                to.Write(
                    changes
                        .Where(c =>
                            wanted is null
                            || c.Service.Length == 0
                            || string.Equals(c.Service, wanted, StringComparison.OrdinalIgnoreCase)
                        )
                        .Reverse()
                        .ToArray(),
                    (shown, console) =>
                    {
                        if (shown.Length == 0)
                            console.WriteLine("There are no changes.");
                        foreach (var change in shown)
                            Write(change, console);
                    }
                );
                return 0;
            }));
        return command;
    }

    private static void Write(Change change, IAnsiConsole console) =>
        console.WriteLine(
            string.Join(
                "  ",
                new[]
                {
                    Words.Time(change.At),
                    change.Service.Length == 0 ? "(all)" : change.Service,
                    change.Version,
                    change.By,
                    change.Summary,
                    change.Url,
                }.Where(t => t.Length > 0)
            )
        );
}
