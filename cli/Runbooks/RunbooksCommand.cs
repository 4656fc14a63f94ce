using System.CommandLine;
using RoleFerry.Cli.Display;
using RoleFerry.Cli.Policies;

namespace RoleFerry.Cli.Runbooks;

/// <summary><c>roleferry runbooks</c>: the pages that messages link to and quote.</summary>
internal static class RunbooksCommand
{
    public static Command Create(TextWriter output) =>
        new("runbooks", "Check and compile the runbooks, whose first steps appear in each message.")
        {
            Check(output),
            Compile(output),
        };

    private static Command Check(TextWriter output)
    {
        var folder = FolderArgument();
        var command = new Command(
            "check",
            "Report every runbook without a required section or steps. Exit code 1 on errors."
        )
        {
            folder,
        };
        Output.Action(command, output, (line, to) => Answer(line.GetValue(folder)!, to));
        return command;
    }

    private static Command Compile(TextWriter output)
    {
        var folder = FolderArgument();
        var command = new Command(
            "compile",
            $"Write {RunbooksFolder.Compiled}, which the functions embed, next to the folder."
        )
        {
            folder,
        };
        Output.Action(command, output, (line, to) =>
        {
            var path = line.GetValue(folder)!;
            if (RunbooksCheck.Of(path).Ok)
                File.WriteAllBytes(
                    RunbooksFolder.CompiledBeside(path),
                    RunbooksFolder.Compile(RunbooksFolder.Read(path).Select(r => r.Page))
                );
            return Answer(path, to);
        });
        return command;
    }

    private static int Answer(string folder, Output to)
    {
        var check = RunbooksCheck.Of(folder);
        to.Write(check, (c, console) =>
        {
            foreach (var (file, findings) in c.Findings)
                FindingsDisplay.Write(console, file, findings);
            console.Write(
                new Spectre.Console.Text(
                    c switch
                    {
                        { Pages: 0 } => $"There are no runbooks in {c.Folder}.\n",
                        { Ok: false } => $"{c.Folder} cannot be used.\n",
                        { Compiled: CompiledCopy.Current } => $"{c.Folder} is valid: {c.Pages} runbooks.\n",
                        _ => $"{c.Folder} is valid. {RunbooksFolder.Compiled} is "
                            + $"{c.Compiled.ToString().ToLowerInvariant()}: run `./roleferry runbooks compile` "
                            + $"and commit what it writes.\n",
                    }
                )
            );
        });
        return check.Ok ? 0 : 1;
    }

    private static Argument<string> FolderArgument() =>
        new("FOLDER")
        {
            Description = $"The runbooks. Default: this clone's {RunbooksFolder.Source}.",
            DefaultValueFactory = _ => RunbooksFolder.Default(),
        };
}
