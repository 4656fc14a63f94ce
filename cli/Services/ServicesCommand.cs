using System.CommandLine;
using RoleFerry.Cli.Display;
using RoleFerry.Cli.Policies;

namespace RoleFerry.Cli.Services;

/// <summary><c>roleferry services</c>: what the product is made of.</summary>
internal static class ServicesCommand
{
    public static Command Create(TextWriter output) =>
        new("services", "Work on the services, what they call, and the metrics that suspects are looked for in.")
        {
            Check(output),
        };

    private static Command Check(TextWriter output)
    {
        var file = new Argument<string>("FILE")
        {
            Description = ServicesFile.Description,
            DefaultValueFactory = _ => ServicesFile.Nearest(),
        };
        var command = new Command(
            "check",
            "Check the services, and report every problem with line and column. Exit code 1 on errors. Works offline."
        )
        {
            file,
        };
        Output.Action(command, output, (line, to) =>
        {
            var check = ServicesCheck.Of(line.GetValue(file)!);
            to.Write(check, (c, console) =>
            {
                FindingsDisplay.Write(console, c.File, c.Findings);
                console.Write(
                    new Spectre.Console.Text(
                        c.Ok
                            ? $"{c.File} is valid: {c.Services} services, {c.Metrics} metrics.\n"
                            : $"{c.File} cannot be used.\n"
                    )
                );
            });
            return check.Ok ? 0 : 1;
        });
        return command;
    }
}
