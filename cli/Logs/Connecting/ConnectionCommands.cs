using System.Collections.Immutable;
using System.CommandLine;
using Amazon.Runtime;
using RoleFerry.Cli.Aws;
using RoleFerry.Cli.Display;
using RoleFerry.Cli.Stacks;
using Spectre.Console;

namespace RoleFerry.Cli.Logs.Connecting;

/// <summary><c>roleferry logs connect</c> and <c>disconnect</c>: which log groups a stack reads.</summary>
internal sealed class ConnectionCommands(
    TextReader input,
    TextWriter output,
    TextWriter errors,
    TimeProvider time,
    StackAccess stack
)
{
    /// <summary>What they need of IAM.</summary>
    private const string Needed =
        "cloudformation:DescribeStacks, logs:DescribeLogGroups, logs:DescribeSubscriptionFilters, "
        + "logs:PutSubscriptionFilter, logs:DeleteSubscriptionFilter, logs:PutRetentionPolicy, "
        + "and iam:PassRole on the stack's output ArchiveRoleArn";

    private readonly Option<bool> _yes = new("--yes") { Description = "Do not ask for confirmation." };

    public Command Connect()
    {
        var file = LogsCommand.FileArgument();
        var check = new Option<bool>("--check")
        {
            Description = "Change nothing. Exit code 1 when something differs from the file.",
        };
        var command = new Command(
            "connect",
            "Subscribe the log groups that the rules list, set their retention, and report the ones that are missing."
        )
        {
            file,
            check,
            _yes,
        };
        Output.Action(command, output, (line, to, cancellation) => OnStackAsync(line, async (name, aws) =>
            {
                var path = line.GetValue(file)!;
                if (LogsFile.Read(path).Yaml is not { } yaml)
                    return Complain($"{path} cannot be used. Run `./roleferry logs check {path}` to see why.");
                var outputs = (await StackDescription.ReadAsync(aws, name, cancellation)).Outputs;
                if (LogDestinations.Read(name, outputs) is not { } destinations)
                    return Complain($"The stack {name} has no output LogErrorsAliasArn. Deploy this version first.");
                var connector = new LogConnector(new LogGroupsApi(aws));
                var plans = await connector.PlanAsync(destinations, yaml.Listed, cancellation);
                if (!line.GetValue(check))
                    return await DoAsync(line, to, connector, name, plans, ConnectionDisplay.Write, cancellation);
                to.Write(new ConnectionReport(name, [.. plans.Select(p => p.Report)]), ConnectionDisplay.Write);
                return plans.All(p => p.Report.IsAsListed && !p.ChangesAnything) ? 0 : 1;
            }));
        return command;
    }

    public Command Disconnect()
    {
        var command = new Command(
            "disconnect",
            "Remove the stack's subscriptions from all log groups. Do this before you delete the stack."
        )
        {
            _yes,
        };
        Output.Action(command, output, (line, to, cancellation) => OnStackAsync(line, async (name, aws) =>
            {
                var connector = new LogConnector(new LogGroupsApi(aws));
                var plans = await connector.PlanNoneAsync(name, cancellation);
                return await DoAsync(
                    line,
                    to,
                    connector,
                    name,
                    plans,
                    ConnectionDisplay.WriteDisconnected,
                    cancellation
                );
            }));
        return command;
    }

    private async Task<int> DoAsync(
        ParseResult line,
        Output to,
        LogConnector connector,
        string name,
        ImmutableArray<GroupPlan> plans,
        Action<ConnectionReport, IAnsiConsole> forPeople,
        CancellationToken cancellation
    )
    {
        if (!line.GetValue(_yes) && plans.Any(p => p.ChangesAnything) && !Agree(plans))
            return Complain("There are no changes.");
        var reports = await connector.DoAsync(plans, cancellation);
        to.Write(new ConnectionReport(name, reports), forPeople);
        return reports.All(r => r.IsAsListed || r.State == ConnectionState.Missing) ? 0 : 1;
    }

    private async Task<int> OnStackAsync(ParseResult line, Func<string, AwsCalls, Task<int>> work)
    {
        if (line.GetValue(stack.Local))
            return Complain("The local system reads the groups of logs.yaml by itself; there is nothing to connect.");
        if (stack.NameOf(line) is not { } name)
            return Complain("Which stack? Name it with --stack or ROLEFERRY_STACK.");
        try
        {
            var aws = Site.Calls(local: null, time);
            errors.WriteLine($"(stack {name} in {aws.Region})");
            return await work(name, aws);
        }
        catch (Exception e) when (e is AwsCallException or AmazonClientException)
        {
            var needed = e is AwsCallException { IsDenied: true } ? $" These permissions are needed: {Needed}." : "";
            return Complain($"The log groups cannot be read: {e.Message}{needed}");
        }
    }

    private bool Agree(ImmutableArray<GroupPlan> plans)
    {
        ImmutableArray<GroupReport> changing = [.. plans.Where(p => p.ChangesAnything).Select(p => p.Report)];
        ConnectionDisplay.WriteLines(changing, Output.Console(errors));
        var which = changing.Length == 1 ? "this log group" : $"these {changing.Length} log groups";
        errors.Write($"Change {which}? [y/N] ");
        return input.ReadLine()?.Trim() is "y" or "Y" or "yes";
    }

    private int Complain(string what)
    {
        errors.WriteLine(what);
        return 1;
    }
}
