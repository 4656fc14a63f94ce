using System.CommandLine;
using RoleFerry.Cli.Display;
using RoleFerry.Cli.Policies;
using RoleFerry.Cli.Stacks;

namespace RoleFerry.Cli.Metrics;

/// <summary><c>roleferry metrics</c>: the business metrics.</summary>
internal static class MetricsCommand
{
    public static Command Create(TextWriter output, TextWriter errors, TimeProvider time, StackAccess stack)
    {
        var command = new Command("metrics", "List, show and recompute business metrics, and check their definitions.")
        {
            Check(output),
            Compile(output),
        };
        MetricValues.AddTo(command, output, errors, time, stack);
        return command;
    }

    private static Command Check(TextWriter output)
    {
        var file = FileArgument();
        var command = new Command(
            "check",
            "Check the definitions, and report every problem with line and column. Exit code 1 on errors."
        )
        {
            file,
        };
        Output.Action(command, output, (line, to) => Answer(line.GetValue(file)!, to));
        return command;
    }

    private static Command Compile(TextWriter output)
    {
        var file = FileArgument();
        var command = new Command(
            "compile",
            $"Write {MetricsFile.Place.Compiled}, which the functions embed, next to the definitions."
        )
        {
            file,
        };
        Output.Action(command, output, (line, to) =>
        {
            var path = line.GetValue(file)!;
            if (MetricsFile.Read(path).Metrics is { } metrics)
                File.WriteAllBytes(MetricsFile.Place.CompiledBeside(path), MetricsFile.Compile(metrics));
            return Answer(path, to);
        });
        return command;
    }

    private static int Answer(string path, Output to)
    {
        var check = MetricsCheck.Of(path);
        to.Write(check, (c, console) =>
        {
            FindingsDisplay.Write(console, c.File, c.Findings);
            console.Write(
                new Spectre.Console.Text(
                    c switch
                    {
                        { Ok: false } => $"{c.File} cannot be used.\n",
                        { Compiled: CompiledCopy.Current } =>
                            $"{c.File} is valid: {c.Metrics} metrics from {c.Counters} counters.\n",
                        _ => $"{c.File} is valid. {MetricsFile.Place.CompiledBeside(c.File)} is "
                            + $"{c.Compiled.ToString().ToLowerInvariant()}: run `./roleferry metrics compile` "
                            + $"and commit what it writes.\n",
                    }
                )
            );
        });
        return check.Ok ? 0 : 1;
    }

    private static Argument<string> FileArgument() =>
        new("FILE")
        {
            Description = $"The definitions. Default: this clone's {MetricsFile.Place.Source}.",
            DefaultValueFactory = _ => MetricsFile.Place.Nearest(),
        };
}
