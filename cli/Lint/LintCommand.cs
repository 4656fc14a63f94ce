using System.CommandLine;
using System.Text.Json;
using RoleFerry.Cli.Display;
using Spectre.Console;
using YamlDotNet.Core;

namespace RoleFerry.Cli.Lint;

/// <summary><c>roleferry lint</c>: alarms that would wake the wrong person, or nobody.</summary>
internal sealed class LintCommand
{
    private readonly Option<string[]> _templates = new("--template")
    {
        Description = "Templates to look at, with what they nest; template.yaml if left out.",
        HelpName = "FILE",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string?> _account = new("--account")
    {
        Description = "Look at an account's alarms instead: what `aws cloudwatch describe-alarms --alarm-types MetricAlarm CompositeAlarm` answered, in a file, or - for standard input.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _policy = new("--policy")
    {
        Description = "With --account: what `aws lambda get-policy` answered for AlarmRouter's alias; tells alarms that may not call it.",
        HelpName = "FILE",
    };

    private readonly TextReader _input;
    private readonly TextWriter _errors;

    private LintCommand(TextReader input, TextWriter errors) => (_input, _errors) = (input, errors);

    public static Command Create(TextReader input, TextWriter output, TextWriter errors)
    {
        var it = new LintCommand(input, errors);
        var command = new Command("lint", "Find alarms without severity, service, runbook, owner, action or permission. Exit code 1 on findings.")
        {
            it._templates, it._account, it._policy,
        };
        Output.Action(command, output, it.Run);
        return command;
    }

    private int Run(ParseResult line, Output to)
    {
        try
        {
            var report = line.GetValue(_account) is { } account
                ? AccountLint.Of(account, account == "-" ? _input.ReadToEnd() : File.ReadAllText(account), line.GetValue(_policy) is { } policy ? File.ReadAllText(policy) : null)
                : TemplateLint.Of(line.GetValue(_templates) is { Length: > 0 } templates ? templates : ["template.yaml"]);
            to.Write(report, Write);
            return report.Ok ? 0 : 1;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or YamlException or JsonException)
        {
            _errors.WriteLine($"The alarms cannot be read: {e.Message}");
            return 1;
        }
    }

    private static void Write(LintReport report, IAnsiConsole console)
    {
        foreach (var finding in report.Findings)
            console.WriteLine($"{finding.File}{(finding.Line > 0 ? $":{finding.Line}" : "")}: {finding.Alarm}: {finding.Text}");
        foreach (var what in report.NotAsked)
            console.WriteLine($"Not judged - {what}");
        console.WriteLine($"{report.Alarms} alarms, {report.Findings.Length} findings.");
    }
}
