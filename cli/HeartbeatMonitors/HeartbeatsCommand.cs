using System.CommandLine;
using RoleFerry.Adapters.HeartbeatMonitors;
using RoleFerry.Adapters.Metrics;
using RoleFerry.Cli.Display;
using RoleFerry.Cli.Stacks;
using RoleFerry.Core.Text;
using Spectre.Console;

namespace RoleFerry.Cli.HeartbeatMonitors;

/// <summary><c>roleferry heartbeats</c>: the jobs that have to ping.</summary>
internal static class HeartbeatsCommand
{
    public static Command Create(TextWriter output, TextWriter errors, TimeProvider time, StackAccess stack)
    {
        var table = new TableAccess(stack, errors, time);
        var command = new Command("heartbeats", "List the heartbeat monitors, with the last ping of each job.")
        {
            table.Option,
        };
        Output.Action(command, output, (line, to, cancellation) => table.WithAsync(line, async calls =>
            {
                var known = (await new PingStore(calls).AllAsync(table.Deadline(cancellation))).ToDictionary(
                    p => p.Name,
                    StringComparer.Ordinal
                );
                HeartbeatLine[] lines =
                [
                    .. from monitor in EmbeddedMetrics.Value.Heartbeats
                    let ping = known.GetValueOrDefault(monitor.Name)
                    let state = ping switch
                    {
                        null => HeartbeatState.Never,
                        { IsMissing: false } when table.Now < monitor.MissingAt(ping.PingedAt) => HeartbeatState.Alive,
                        _ => HeartbeatState.Missing,
                    }
                    select new HeartbeatLine(monitor.Name, monitor.Every, monitor.Grace, state, ping?.PingedAt),
                ];
                to.Write(lines, (shown, console) =>
                {
                    if (shown.Length == 0)
                        console.WriteLine("No heartbeat monitor is defined.");
                    foreach (var it in shown)
                    {
                        var last = it.PingedAt is { } at
                            ? $"last ping {Words.Time(at)}"
                            : "no ping yet; monitoring starts with the first";
                        console.WriteLine(
                            $"{it.Name}  {it.State.ToString().ToLowerInvariant()}  every "
                                + $"{Words.Duration(it.Every)} + {Words.Duration(it.Grace)}  {last}"
                        );
                    }
                });
                return 0;
            }));
        return command;
    }
}
