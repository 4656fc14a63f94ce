using System.CommandLine;
using RoleFerry.Cli.Display;
using RoleFerry.Cli.Logs.Lines;
using RoleFerry.Cli.Policies;
using RoleFerry.Cli.Stacks;
using RoleFerry.Core.Logs.Explanations;
using RoleFerry.Core.Logs.Rules;

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
        var rules = LogsFile.RulesOption();
        var options = new LineOptions();
        var why = new Option<bool>("--why")
        {
            Description = "Show the rule for each part of the message, and for each frame of a stack trace.",
        };
        var command = new Command(
            "fingerprint",
            "Show the errors that LogErrors would find in a log: group, level, format, frames, and what is removed."
        )
        {
            file,
            rules,
            options.Group,
            options.Since,
            why,
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
            var inApp = CompiledLogRules.Compile(yaml.Rules).InApp;
            Func<ExplainedEntry, IEnumerable<string>>? reasons = line.GetValue(why)
                ? entry => FingerprintReasons.Of(entry.Message, entry.Exception, inApp)
                : null;
            to.Write(logs, (l, console) => LinesDisplay.Write(console.Profile.Out.Writer, l, reasons));
            return 0;
        });
        return command;
    }
}
