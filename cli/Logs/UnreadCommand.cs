using System.CommandLine;
using RoleFerry.Adapters.Logs;
using RoleFerry.Cli.Display;
using RoleFerry.Cli.Stacks;

namespace RoleFerry.Cli.Logs;

/// <summary><c>roleferry logs unread</c>: the errors that nobody could read, by log group and layout.</summary>
internal static class UnreadCommand
{
    public static Command Create(TextWriter output, TextWriter errors, TimeProvider time, StackAccess stack)
    {
        var table = new TableAccess(stack, errors, time);
        var limit = new Option<int>("--limit")
        {
            Description = "How many layouts at most, those seen last first.",
            DefaultValueFactory = _ => 50,
        };
        var command = new Command(
            "unread",
            "List the layouts of lines that look like errors and that no reader knows, by log group."
        )
        {
            table.Option,
            limit,
        };
        Output.Action(command, output, (line, to, cancellation) => table.WithAsync(line, async calls =>
            {
                to.Write(
                    await new ErrorGroupStore(calls).ListUnreadAsync(
                        line.GetValue(limit),
                        table.Deadline(cancellation)
                    ),
                    UnreadDisplay.Write
                );
                return 0;
            }));
        return command;
    }
}
