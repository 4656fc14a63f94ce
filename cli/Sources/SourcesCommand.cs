using System.CommandLine;
using RoleFerry.Cli.Display;
using RoleFerry.Cli.Policies;
using RoleFerry.Core.Sources.Mappings;

namespace RoleFerry.Cli.Sources;

/// <summary><c>roleferry sources</c>: how events of others become signals.</summary>
internal static class SourcesCommand
{
    public static Command Create(TextWriter output, TextWriter errors, TimeProvider time) =>
        new("sources", "Work on the mappings that make alarms of other systems' events. Works offline.")
        {
            Check(output),
            Compile(output),
            Test(output, errors, time),
            Learn(output, errors, time),
        };

    private static Command Check(TextWriter output)
    {
        var file = FileArgument();
        var command = new Command(
            "check",
            "Check the mappings, and report every problem with line and column. Exit code 1 on errors."
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
            $"Write {SourcesFile.Place.Compiled}, which functions embed, next to the mappings."
        )
        {
            file,
        };
        Output.Action(command, output, (line, to) =>
        {
            var path = line.GetValue(file)!;
            if (SourcesFile.Read(path).Rules is { } rules)
                File.WriteAllBytes(SourcesFile.Place.CompiledBeside(path), SourcesFile.Compile(rules));
            return Answer(path, to);
        });
        return command;
    }

    private static Command Test(TextWriter output, TextWriter errors, TimeProvider time) =>
        OnEvents(
            "test",
            "Show what becomes of events: who reads each, the signals, and which fields nobody asks for. "
                + "Exit code 1 if one would go to the failure queue.",
            output,
            errors,
            (events, mappings, to) =>
            {
                var tested = TestedFile.All(events, mappings, time.GetUtcNow());
                to.Write(tested, TestedFileDisplay.Write);
                return tested.SelectMany(f => f.Parts).Any(p => p.IsUnreadable) ? 1 : 0;
            }
        );

    private static Command Learn(TextWriter output, TextWriter errors, TimeProvider time) =>
        OnEvents(
            "learn",
            "Propose mappings of sources.yaml for events of kinds that are not known. Exit code 1 if none is found.",
            output,
            errors,
            (events, mappings, to) =>
            {
                var learned = LearnedSources.Of(events, mappings, time.GetUtcNow());
                to.Write(learned, LearnedSourcesDisplay.Write);
                return learned.Mappings.IsEmpty && learned.Unknown > 0 ? 1 : 0;
            }
        );

    /// <summary>A command on files of events, read by the mappings of a file.</summary>
    private static Command OnEvents(
        string name,
        string description,
        TextWriter output,
        TextWriter errors,
        Func<(string File, byte[] Bytes)[], EventMappings, Output, int> work
    )
    {
        var (files, file) = (EventsArgument(), MappingsOption());
        var command = new Command(name, description) { files, file };
        Output.Action(command, output, (line, to) =>
            Mappings(line.GetValue(file)!, errors) is { } mappings
            && EventFiles.Read(line.GetValue(files)!, errors) is { } events
                ? work(events, mappings, to)
                : 1
        );
        return command;
    }

    private static EventMappings? Mappings(string path, TextWriter errors)
    {
        var (rules, findings) = SourcesFile.Read(path);
        if (rules is not null)
            return EventMappings.Compile(rules);
        FindingsDisplay.Write(Output.Console(errors), path, findings);
        return null;
    }

    private static int Answer(string path, Output to)
    {
        var check = SourcesCheck.Of(path);
        to.Write(check, (c, console) =>
        {
            FindingsDisplay.Write(console, c.File, c.Findings);
            console.Write(
                new Spectre.Console.Text(
                    c switch
                    {
                        { Ok: false } => $"{c.File} cannot be used.\n",
                        { Compiled: CompiledCopy.Current } => $"{c.File} is valid: {c.Mappings} mappings.\n",
                        _ => $"{c.File} is valid. {SourcesFile.Place.CompiledBeside(c.File)} is "
                            + $"{c.Compiled.ToString().ToLowerInvariant()}: run `./roleferry sources compile` and "
                            + $"commit what it writes.\n",
                    }
                )
            );
        });
        return check.Ok ? 0 : 1;
    }

    private static Argument<string> FileArgument() =>
        new("FILE")
        {
            Description = $"The mappings. Default: this clone's {SourcesFile.Place.Source}.",
            DefaultValueFactory = _ => SourcesFile.Place.Nearest(),
        };

    private static Argument<string[]> EventsArgument() =>
        new("FILE")
        {
            Description = "Events as AlarmRouter gets them, one a file; or what is inside, such as an SNS message.",
            Arity = ArgumentArity.OneOrMore,
        };

    private static Option<string> MappingsOption() =>
        new("--mappings")
        {
            Description = $"The mappings. Default: this clone's {SourcesFile.Place.Source}.",
            HelpName = "FILE",
            DefaultValueFactory = _ => SourcesFile.Place.Nearest(),
        };
}
