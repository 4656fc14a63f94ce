using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Credentials;
using RoleFerry.Cli.Aws;
using RoleFerry.Cli.Display;
using RoleFerry.Cli.Lint.Accounts;
using RoleFerry.Cli.Policies;
using RoleFerry.Core.Signals;
using Spectre.Console;
using YamlDotNet.Core;

namespace RoleFerry.Cli.Lint;

/// <summary><c>roleferry lint</c>: alarms that would wake the wrong person, or nobody.</summary>
internal sealed class LintCommand
{
    /// <summary>What an account's look-up needs of IAM.</summary>
    private const string Needed =
        "cloudwatch:DescribeAlarms and cloudwatch:ListTagsForResource, lambda:GetPolicy, sns:GetTopicAttributes "
        + "and sns:ListSubscriptionsByTopic. With cloudwatch:DescribeAlarmHistory, cloudwatch:ListAlarmMuteRules, "
        + "cloudwatch:GetAlarmMuteRule, events:ListRules and events:ListTargetsByRule more is checked";

    private readonly Option<string[]> _templates = new("--template")
    {
        Description = "Templates to check, with the stacks that they nest. Default: template.yaml.",
        HelpName = "FILE",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string?> _account = new("--account")
    {
        Description =
            "Check the alarms of the account and region of the current credentials instead. Or, offline, check "
            + "the output of `aws cloudwatch describe-alarms --alarm-types MetricAlarm CompositeAlarm LogAlarm` in "
            + "FILE, or - for standard input.",
        HelpName = "FILE",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _policy = new("--policy")
    {
        Description =
            "With --account FILE: the output of `aws lambda get-policy` for AlarmRouter's alias. Finds alarms "
            + "that are not allowed to call it.",
        HelpName = "FILE",
    };

    private readonly Option<bool> _otherAccount = new("--other-account")
    {
        Description =
            "With --template: the alarms live in another account than RoleFerry, where AlarmRouter cannot ask "
            + "CloudWatch for tags that are not sent.",
    };

    private readonly TextReader _input;
    private readonly TextWriter _errors;
    private readonly TimeProvider _time;

    private LintCommand(TextReader input, TextWriter errors, TimeProvider time) =>
        (_input, _errors, _time) = (input, errors, time);

    public static Command Create(TextReader input, TextWriter output, TextWriter errors, TimeProvider time)
    {
        var it = new LintCommand(input, errors, time);
        var command = new Command(
            "lint",
            "Find alarms without severity, service, runbook, owner, action or permission. Exit code 1 on findings."
        )
        {
            it._templates,
            it._account,
            it._policy,
            it._otherAccount,
        };
        Output.Action(command, output, it.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult line, Output to, CancellationToken cancellation)
    {
        try
        {
            var severities = Severities();
            var report = line.GetResult(_account) is null
                ? TemplateLint.Of(
                    line.GetValue(_templates) is { Length: > 0 } templates ? templates : ["template.yaml"],
                    severities,
                    mayAsk: !line.GetValue(_otherAccount)
                )
                : AccountLint.Of(
                    line.GetValue(_account) is { } file
                        ? Kept(file, line.GetValue(_policy))
                        : await AskAsync(cancellation),
                    severities
                );
            to.Write(report, Write);
            return report.Ok ? 0 : 1;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or YamlException or JsonException)
        {
            _errors.WriteLine($"The alarms cannot be read: {e.Message}");
            return 1;
        }
        catch (Exception e) when (e is AwsCallException or AmazonClientException)
        {
            var needed = e is AwsCallException { IsDenied: true } ? $" These permissions are needed: {Needed}." : "";
            _errors.WriteLine($"The account cannot be queried: {e.Message}{needed}");
            return 1;
        }
    }

    /// <summary>The words of the clone's policy; none where there is no policy that can be read.</summary>
    private static ImmutableSortedDictionary<string, Severity> Severities() =>
        PolicyFile.Read(PolicyFile.Place.Nearest()).Policy?.Severities
        ?? ImmutableSortedDictionary<string, Severity>.Empty;

    private AccountAlarms Kept(string file, string? policy) =>
        AccountAlarms.Read(
            file,
            file == "-" ? _input.ReadToEnd() : File.ReadAllText(file),
            policy is null ? null : File.ReadAllText(policy)
        ) with
        {
            At = _time.GetUtcNow(),
        };

    private async Task<AccountAlarms> AskAsync(CancellationToken cancellation)
    {
        var region = FallbackRegionFactory.GetRegionEndpoint()
            ?? throw new AmazonClientException("no region is configured; set AWS_REGION.");
        using var http = new HttpClient();
        return await new AccountReader(
            new AwsCalls(
                http,
                DefaultAWSCredentialsIdentityResolver.GetCredentials(),
                region,
                s => s.Endpoint(region),
                _time
            )
        ).ReadAsync(cancellation);
    }

    private static void Write(LintReport report, IAnsiConsole console)
    {
        foreach (var finding in report.Findings)
        {
            console.WriteLine(
                $"{finding.File}{(finding.Line > 0 ? $":{finding.Line}" : "")}: {finding.Alarm}: {finding.Text}"
            );
            foreach (var line in finding.Fix)
                console.WriteLine($"    {line}");
        }

        foreach (var note in report.Notes)
            console.WriteLine($"Note: {note}");
        foreach (var what in report.NotAsked)
            console.WriteLine($"Not checked: {what}");
        console.WriteLine($"{report.Alarms} alarms, {report.Findings.Length} findings.");
    }
}
