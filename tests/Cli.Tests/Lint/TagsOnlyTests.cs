using System.Collections.Immutable;
using RoleFerry.Cli.Lint;
using RoleFerry.Core.Signals;

namespace RoleFerry.Cli.Tests.Lint;

/// <summary>
/// An alarm that says everything in tags: lint and explain agree with what AlarmRouter does, whether CloudWatch sends
/// them, is asked for them, or neither.
/// </summary>
public class TagsOnlyTests
{
    private const string Arn = "arn:aws:cloudwatch:eu-central-1:123456789012:alarm:payments-down";

    private const string Propagation = "ActionConfiguration: {AlarmTagsPropagation: {Enabled: true}}";

    private static readonly string[] Given =
    [
        "--tag",
        "severity=P0",
        "--tag",
        "service=payments",
        "--tag",
        "runbook=database-down",
        "--tag",
        "owner=sre",
    ];

    [Fact]
    public void Sent_with_the_event_they_count_at_once()
    {
        Assert.Empty(Lint(Propagation, mayAsk: false));

        var said = Explain(
            Event(
                """
                ,"alarmTags":{"severity":"P0","service":"payments","runbook":"database-down","owner":"sre"}
                """
            )
        );
        Assert.Contains("severity P0, service payments, runbook database-down", said, StringComparison.Ordinal);
        Assert.DoesNotContain("The event carries no tags", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Asked_for_they_raise_what_was_notified_without_them()
    {
        Assert.Empty(Lint("", mayAsk: true));

        var unknown = Explain(Event(""));
        Assert.Contains("severity P2, service (none)", unknown, StringComparison.Ordinal);
        Assert.Contains($"AlarmRouter asks CloudWatch for those of {Arn}", unknown, StringComparison.Ordinal);

        var known = Explain(Event(""), Given);
        Assert.Contains("severity P2, service (none)", known, StringComparison.Ordinal);
        Assert.Contains("By these tags: Raised", known, StringComparison.Ordinal);
        Assert.Contains("TagsSayWorse: Its tags say P0", known, StringComparison.Ordinal);
    }

    [Fact]
    public void Neither_sent_nor_asked_for_they_count_for_nothing()
    {
        Assert.Equal(
            [LintRule.Runbook, LintRule.Severity, LintRule.Service],
            Lint("", mayAsk: false).Select(f => f.Rule)
        );

        var said = Explain(Event(""), [.. Given, "--other-account"]);
        Assert.Contains("severity P2, service (none)", said, StringComparison.Ordinal);
        Assert.Contains("they do not count", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Raised", said, StringComparison.Ordinal);
    }

    private static ImmutableArray<LintFinding> Lint(string configuration, bool mayAsk)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "template.yaml");
        File.WriteAllText(
            file,
            Template.Replace(
                "AlarmName: payments-down",
                $"AlarmName: payments-down\n      {configuration}",
                StringComparison.Ordinal
            )
        );
        return TemplateLint.Of([file], ImmutableSortedDictionary<string, Severity>.Empty, mayAsk).Findings;
    }

    private static string Explain(string json, params string[] more)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "event.json");
        File.WriteAllText(file, json);
        var answer = Answer.Of([
            "explain",
            file,
            "--policy",
            Clone.Path("tests/Cli.Tests/Explanations/policy.yaml"),
            .. more,
        ]);
        Assert.Empty(answer.Errors);
        return answer.Output;
    }

    private static string Event(string tags) =>
        $$"""
            {"source":"aws.cloudwatch","alarmArn":"{{Arn}}","accountId":"123456789012","time":"2026-11-29T04:00:00.000+0000",
            "region":"eu-central-1","alarmData":{"alarmName":"payments-down","state":{"value":"ALARM","reason":"Threshold Crossed",
            "reasonData":"{}","timestamp":"2026-11-29T04:00:00.000+0000"},"previousState":{"value":"OK"},
            "configuration":{"description":"Nobody can pay.","metrics":[]}{{tags}} } }
            """;

    private const string Template = """
        AWSTemplateFormatVersion: "2010-09-09"
        Parameters:
          RouterArn: { Type: String }
        Resources:
          PaymentsDown:
            Type: AWS::CloudWatch::Alarm
            Properties:
              AlarmName: payments-down
              AlarmDescription: Nobody can pay.
              Namespace: Shop
              MetricName: PaymentsPerMinute
              AlarmActions: [!Ref RouterArn]
              OKActions: [!Ref RouterArn]
              Tags:
                - { Key: severity, Value: P0 }
                - { Key: service, Value: payments }
                - { Key: runbook, Value: database-down }
                - { Key: owner, Value: sre }

        """;
}
