using System.Collections.Immutable;
using System.CommandLine;
using Amazon.Runtime;
using RoleFerry.Adapters.Table;
using RoleFerry.Cli.Display;
using RoleFerry.Cli.Stacks;
using RoleFerry.Core.Routing;

namespace RoleFerry.Cli.Doctor;

/// <summary><c>roleferry doctor</c>: what is configured, what is not, and who would be told.</summary>
internal sealed class DoctorCommand(StackAccess stack, TextWriter errors, TimeProvider time)
{
    public static Command Create(TextWriter output, TextWriter errors, TimeProvider time, StackAccess stack)
    {
        var it = new DoctorCommand(stack, errors, time);
        var command = new Command(
            "doctor",
            "Check what is configured, what is not, and who would be notified. Rings nobody. Exit code 1 when "
                + "P0 or P1 is not known to reach anybody."
        );
        Output.Action(command, output, it.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult line, Output to, CancellationToken cancellation)
    {
        if (await stack.FindAsync(line, [], cancellation) is not { } site)
            return 1;
        if (!site.Stack.Outputs.TryGetValue("TableName", out var table))
        {
            errors.WriteLine(
                "Which stack? Give --stack, or ROLEFERRY_STACK in the environment; or run `./roleferry start` "
                    + "in another shell."
            );
            return 1;
        }

        try
        {
            using var http = new HttpClient();
            using var client = site.Dynamo();
            var calls = new TableCalls(client, new TableSettings(table), time, Random.Shared);
            var aws = site.Calls(time);
            var system = new SystemDoctor(site, aws, time);
            var (policy, name, answers) = await system.PolicyAsync(calls, table, cancellation);
            var (channels, reach) = await new ChannelDoctor(site, aws, http).LookAsync(policy, cancellation);
            ImmutableArray<Check> checks =
            [
                .. channels,
                answers,
                await system.AccessAsync(calls, cancellation),
                await system.HeartbeatAsync(calls, cancellation),
                await system.FailureQueueAsync(cancellation),
                await system.ConcurrencyAsync(cancellation),
            ];
            var severities = SeverityAudience.Of(policy).Select(a => ReachOf(a, reach));
            var report = new DoctorReport(site.Stack.Name, name, [.. severities], checks);
            to.Write(report, DoctorDisplay.Write);
            return report.Ok ? 0 : 1;
        }
        catch (AmazonClientException e)
        {
            errors.WriteLine($"The stack cannot be read: {e.Message}");
            return 1;
        }
    }

    private static SeverityReach ReachOf(SeverityAudience audience, ImmutableDictionary<string, ChannelReach> reach) =>
        new(
            audience.Severity,
            [.. audience.Notified.Select(c => reach[c.Name])],
            [.. audience.InTheirPlace.Select(c => reach[c.Name])]
        );
}
