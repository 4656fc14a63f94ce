using System.CommandLine;
using RoleFerry.Cli.Display;
using RoleFerry.Cli.Logs.Connecting;
using RoleFerry.Cli.Logs.Learning;
using RoleFerry.Cli.Logs.Lines;
using RoleFerry.Cli.Policies;
using RoleFerry.Cli.Stacks;

namespace RoleFerry.Cli.Logs;

/// <summary><c>roleferry logs</c>: what is made of the product's logs.</summary>
internal static class LogsCommand
{
    public static Command Create(
        TextReader input,
        TextWriter output,
        TextWriter errors,
        TimeProvider time,
        StackAccess stack
    )
    {
        var connection = new ConnectionCommands(input, output, errors, time, stack);
        var reader = new LinesReader(input, errors, time, stack);
        return new("logs", "Work on the rules for logs: services, formats, named errors, measures; connect log groups.")
        {
            Check(output, reader),
            LearnCommand.Create(output, errors, reader),
            Compile(output),
            UnreadCommand.Create(output, errors, time, stack),
            connection.Connect(),
            connection.Disconnect(),
        };
    }

    private static Command Check(TextWriter output, LinesReader reader)
    {
        var file = FileArgument();
        var lines = new Option<string?>("--lines")
        {
            Description = "Also show what the rules make of this log, one event per line; - for standard input.",
            HelpName = "FILE",
        };
        var options = new LineOptions();
        var command = new Command(
            "check",
            "Check the rules, and report every problem with line and column. Exit code 1 on errors."
        )
        {
            file,
            lines,
            options.Group,
            options.Since,
        };
        Output.Action(command, output, async (line, to, cancellation) =>
        {
            string path = line.GetValue(file)!;
            int answer = Answer(path, to);
            bool hasLines = line.GetValue(lines) is not null || line.GetValue(options.Since) is not null;
            if (answer != 0 || !hasLines || LogsFile.Read(path).Yaml is not { Rules: var rules })
                return answer;
            if (await reader.ReadAsync(line, options, line.GetValue(lines), rules, cancellation) is not { } logs)
                return 1;
            to.Write(logs, (l, console) => LinesDisplay.Write(console.Profile.Out.Writer, l, why: null));
            return 0;
        });
        return command;
    }

    private static Command Compile(TextWriter output)
    {
        var file = FileArgument();
        var command = new Command(
            "compile",
            $"Write {LogsFile.Place.Compiled}, which the functions embed, next to the rules."
        )
        {
            file,
        };
        Output.Action(command, output, (line, to) =>
        {
            var path = line.GetValue(file)!;
            if (LogsFile.Read(path).Yaml is { Rules: var rules })
                File.WriteAllBytes(LogsFile.Place.CompiledBeside(path), LogsFile.Compile(rules));
            return Answer(path, to);
        });
        return command;
    }

    private static int Answer(string path, Output to)
    {
        var check = LogsCheck.Of(path);
        to.Write(check, (c, console) =>
        {
            FindingsDisplay.Write(console, c.File, c.Findings);
            console.Write(
                new Spectre.Console.Text(
                    c switch
                    {
                        { Ok: false } => $"{c.File} cannot be used.\n",
                        { Compiled: CompiledCopy.Current } =>
                            $"{c.File} is valid: {c.Groups} log groups, {c.Patterns} named errors, {c.Measures} "
                                + $"measures.\n",
                        _ => $"{c.File} is valid. {LogsFile.Place.CompiledBeside(c.File)} is "
                            + $"{c.Compiled.ToString().ToLowerInvariant()}: run `./roleferry logs compile` and "
                            + $"commit what it writes.\n",
                    }
                )
            );
        });
        return check.Ok ? 0 : 1;
    }

    public static Argument<string> FileArgument() =>
        new("FILE")
        {
            Description = $"The rules. Default: this clone's {LogsFile.Place.Source}.",
            DefaultValueFactory = _ => LogsFile.Place.Nearest(),
        };
}
