using System.CommandLine;
using RoleFerry.Adapters.Logs;
using RoleFerry.Cli.Display;
using RoleFerry.Cli.Stacks;
using RoleFerry.Core.Logs.Traces;
using Spectre.Console;

namespace RoleFerry.Cli.Logs;

/// <summary><c>roleferry trace</c>: a request that failed or was slow, step by step.</summary>
internal static class TraceCommand
{
    public static Command Create(TextWriter output, TextWriter errors, TimeProvider time, StackAccess stack)
    {
        var table = new TableAccess(stack, errors, time);
        var id = new Argument<string>("ID") { Description = "The request's trace id." };
        var command = new Command("trace", "Show the steps of a request that failed or was slow.") { id, table.Option };
        Output.Action(command, output, (line, to, cancellation) => table.WithAsync(line, async calls =>
            {
                var spans = await new ErrorGroupStore(calls).TraceAsync(
                    line.GetValue(id)!,
                    table.Deadline(cancellation)
                );
                if (spans.Count == 0)
                {
                    await errors.WriteLineAsync(
                        $"Trace {line.GetValue(id)} is not kept. Only requests that failed or were slow are, "
                            + $"for 7 days."
                    );
                    return 1;
                }

                to.Write(new { Spans = spans, Waterfall = Waterfall.Draw(spans) }, (trace, console) =>
                    console.WriteLine(trace.Waterfall.TrimEnd())
                );
                return 0;
            }));
        return command;
    }
}
