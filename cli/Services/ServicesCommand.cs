using System.CommandLine;
using RoleFerry.Cli.Display;
using RoleFerry.Cli.Policies;

namespace RoleFerry.Cli.Services;

/// <summary><c>roleferry services</c>: what the product is made of.</summary>
internal static class ServicesCommand
{
    public static Command Create(TextWriter output) =>
        new(
            "services",
            "Work on the services, what they call, and the metrics that suspects are looked for in. Works offline."
        )
        {
            Check(output),
            Compile(output),
        };

    private static Command Check(TextWriter output)
    {
        var file = FileArgument();
        var command = new Command(
            "check",
            "Check the services, and report every problem with line and column. Exit code 1 on errors."
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
            $"Write {ServicesFile.Place.Compiled}, which functions embed, next to the services."
        )
        {
            file,
        };
        Output.Action(command, output, (line, to) =>
        {
            var path = line.GetValue(file)!;
            if (ServicesFile.Read(path).Map is { } map)
                File.WriteAllBytes(ServicesFile.Place.CompiledBeside(path), ServicesFile.Compile(map));
            return Answer(path, to);
        });
        return command;
    }

    private static int Answer(string path, Output to)
    {
        var check = ServicesCheck.Of(path);
        to.Write(check, (c, console) =>
        {
            FindingsDisplay.Write(console, c.File, c.Findings);
            console.Write(
                new Spectre.Console.Text(
                    c switch
                    {
                        { Ok: false } => $"{c.File} cannot be used.\n",
                        { Compiled: CompiledCopy.Current } =>
                            $"{c.File} is valid: {c.Services} services, {c.Metrics} metrics.\n",
                        _ => $"{c.File} is valid. {ServicesFile.Place.CompiledBeside(c.File)} is "
                            + $"{c.Compiled.ToString().ToLowerInvariant()}: run `./roleferry services compile` and "
                            + $"commit what it writes.\n",
                    }
                )
            );
        });
        return check.Ok ? 0 : 1;
    }

    private static Argument<string> FileArgument() =>
        new("FILE") { Description = ServicesFile.Description, DefaultValueFactory = _ => ServicesFile.Place.Nearest() };
}
