using System.CommandLine;
using RoleFerry.Cli.Display;
using RoleFerry.Cli.PolicyTests;
using RoleFerry.Cli.PolicyVersions;
using RoleFerry.Cli.Stacks;
using RoleFerry.Core.Signals;

namespace RoleFerry.Cli.Policies.Checking;

/// <summary><c>roleferry policy</c>: who is told of what.</summary>
internal static class PolicyCommand
{
    public static Command Create(
        TextReader input,
        TextWriter output,
        TextWriter errors,
        TimeProvider time,
        StackAccess stack
    )
    {
        var command = new Command(
            "policy",
            "Check, compile, test and change the routing policy: who is notified of what."
        )
        {
            Check(output, errors, time, stack),
            Compile(output),
            PolicyTestCommand.Create(output, errors),
        };
        foreach (var versions in new PolicyVersionsCommand(input, errors, time, stack).Create(output))
            command.Subcommands.Add(versions);
        return command;
    }

    private static Command Check(TextWriter output, TextWriter errors, TimeProvider time, StackAccess stack)
    {
        var file = FileArgument();
        var table = new TableAccess(stack, errors, time);
        var tried = new TriedSignals(table, time);
        var command = new Command(
            "check",
            "Check a policy, and report every problem with line and column. With --weeks or --signals, also how many "
                + "alarms each part covers. Exit code 1 on errors."
        )
        {
            file,
            tried.File,
            tried.Weeks,
            table.Option,
        };
        Output.Action(command, output, (line, to, cancellation) =>
        {
            if (line.GetValue(tried.File) is { } signals)
                return Task.FromResult(tried.ReadFile(signals) is { } read ? Show(read) : 1);
            return line.GetResult(tried.Weeks) is { Implicit: false }
                ? table.WithAsync(line, async calls =>
                    Show(await tried.StoredAsync(calls, line.GetValue(tried.Weeks), cancellation))
                )
                : Task.FromResult(Show(null));

            int Show(IReadOnlyList<(Signal Signal, DateTimeOffset At)>? on)
            {
                var check = PolicyCheck.Of(line.GetValue(file)!, on?.Select(s => s.Signal).ToArray());
                to.Write(check, PolicyCheckDisplay.Write);
                return check.Ok ? 0 : 1;
            }
        });
        return command;
    }

    private static Command Compile(TextWriter output)
    {
        var file = FileArgument();
        var command = new Command(
            "compile",
            $"Write {PolicyFile.Place.Compiled}, which the functions embed, next to the policy."
        )
        {
            file,
        };
        Output.Action(command, output, (line, to) =>
        {
            var path = line.GetValue(file)!;
            var source = PolicyFile.Read(path);
            if (source.Policy is not null)
                File.WriteAllBytes(PolicyFile.Place.CompiledBeside(path), PolicyFile.Compile(source.Policy));
            to.Write(PolicyCheck.Of(path), PolicyCheckDisplay.Write);
            return source.Policy is null ? 1 : 0;
        });
        return command;
    }

    private static Argument<string> FileArgument() =>
        new("FILE")
        {
            Description = $"The policy. Default: this clone's {PolicyFile.Place.Source}.",
            DefaultValueFactory = _ => PolicyFile.Place.Nearest(),
        };
}
