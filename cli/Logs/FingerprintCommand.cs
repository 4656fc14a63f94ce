using System.CommandLine;
using RoleFerry.Cli.Display;
using RoleFerry.Cli.Logs.Lines;
using RoleFerry.Cli.Policies;
using RoleFerry.Cli.Stacks;

namespace RoleFerry.Cli.Logs;

/// <summary><c>roleferry fingerprint</c>: the group of each error of a log, and why.</summary>
internal static class FingerprintCommand
{
    public static Command Create(
        TextReader input,
        TextWriter output,
        TextWriter errors,
        TimeProvider time,
        StackAccess stack
    )
    {
        var file = new Argument<string?>("FILE")
        {
            Description = "A log, one event per line, or - for standard input. Leave it out with --since.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var rules = new Option<string>("--rules")
        {
            Description = $"The rules. Default: this clone's {LogsFile.Place.Source}.",
            DefaultValueFactory = _ => LogsFile.Place.Nearest(),
        };
        var options = new LineOptions();
        var command = new Command(
            "fingerprint",
            "Show the errors that LogErrors would find in a log: group, level, format, frames, and what is removed."
        )
        {
            file,
            rules,
            options.Group,
            options.Since,
        };
        var reader = new LinesReader(input, errors, time, stack);
        Output.Action(command, output, async (line, to, cancellation) =>
        {
            string path = line.GetValue(rules)!;
            var (yaml, findings) = LogsFile.Read(path);
            if (yaml is null)
            {
                FindingsDisplay.Write(Output.Console(errors), path, findings);
                return 1;
            }

            if (await reader.ReadAsync(line, options, line.GetValue(file), yaml.Rules, cancellation) is not { } logs)
                return 1;
            to.Write(logs, (l, console) => LinesDisplay.Write(console.Profile.Out.Writer, l));
            return 0;
        });
        return command;
    }
}
