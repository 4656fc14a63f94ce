using System.CommandLine;
using RoleFerry.Cli.Display;
using RoleFerry.Cli.Logs.Lines;
using RoleFerry.Cli.Policies;
using RoleFerry.Core.Logs.Rules;

namespace RoleFerry.Cli.Logs.Learning;

/// <summary><c>roleferry logs learn</c>: the pattern for lines in a layout that no reader knows.</summary>
internal static class LearnCommand
{
    public static Command Create(TextWriter output, TextWriter errors, LinesReader reader)
    {
        var file = new Argument<string?>("FILE")
        {
            Description = "A log, one event per line, or - for standard input. Leave it out with --since.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var rules = LogsFile.RulesOption();
        var options = new LineOptions();
        var command = new Command(
            "learn",
            "Propose the `pattern` of logs.yaml for a layout that no reader knows. Exit code 1 if none is found."
        )
        {
            file,
            rules,
            options.Group,
            options.Since,
        };
        Output.Action(command, output, async (line, to, cancellation) =>
        {
            string path = line.GetValue(rules)!;
            var (yaml, findings) = LogsFile.Read(path);
            if (yaml is null)
            {
                FindingsDisplay.Write(Output.Console(errors), path, findings);
                return 1;
            }

            if (await reader.EventsAsync(line, options, line.GetValue(file), cancellation) is not { } streams)
                return 1;
            var learned =
                streams.Count == 0
                    ? new LearnedLog { Lines = 0, Reason = PatternReasons.Empty }
                    : new PatternSearch(
                        CompiledLogRules.Compile(yaml.Rules),
                        streams,
                        isNamed: line.GetValue(options.Group) is not null
                    ).Run();
            to.Write(learned, (l, console) => LearnDisplay.Write(console.Profile.Out.Writer, l));
            return learned.Reason is null ? 0 : 1;
        });
        return command;
    }
}
