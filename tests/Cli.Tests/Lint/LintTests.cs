using System.Collections.Immutable;
using RoleFerry.Cli.Lint;
using RoleFerry.Cli.Lint.Accounts;
using RoleFerry.Core.Signals;

namespace RoleFerry.Cli.Tests.Lint;

public class LintTests
{
    private static readonly ImmutableSortedDictionary<string, Severity> NoWords = ImmutableSortedDictionary<
        string,
        Severity
    >.Empty;

    [Fact]
    public void Nothing_is_lacking_in_what_is_deployed()
    {
        var report = TemplateLint.Of([Clone.Path("template.yaml")], NoWords);

        Assert.Contains(report.Files, f => f.EndsWith("alarms.yaml", StringComparison.Ordinal));
        Assert.InRange(report.Alarms, 50, 500);
        Assert.Empty(report.Findings);
    }

    [Theory]
    [InlineData("severity=P2 ", "", nameof(LintRule.Severity))]
    [InlineData("severity=P2 ", "severity=so-so ", nameof(LintRule.Severity))]
    [InlineData("service=database ", "", nameof(LintRule.Service))]
    [InlineData("runbook=database-cpu", "", nameof(LintRule.Runbook))]
    [InlineData("Key: owner", "Key: friend", nameof(LintRule.Owner))]
    [InlineData("      AlarmActions: [!Ref Topic]\n", "", nameof(LintRule.Action))]
    [InlineData("      OKActions: [!Ref Topic]\n", "", nameof(LintRule.Action))]
    [InlineData("cloudwatch.amazonaws.com", "events.amazonaws.com", nameof(LintRule.Permission))]
    public void What_an_alarm_lacks_is_found(string good, string bad, string expected)
    {
        Assert.Empty(Of(Template));

        Assert.Contains(Of(Template.Replace(good, bad, StringComparison.Ordinal)), f =>
            f.Rule.ToString() == expected && f.Line > 1
        );
    }

    /// <summary>
    /// A severity that stands in a tag alone counts where CloudWatch sends the tag; where it sends no tag of the alarm,
    /// AlarmRouter asks for it, but not for another account's.
    /// </summary>
    [Theory]
    [InlineData("", true, false)]
    [InlineData("ActionConfiguration: {AlarmTagsPropagation: {Enabled: false}}", true, false)]
    [InlineData("ActionConfiguration: {AlarmTagsPropagation: {Enabled: true}}", true, true)]
    [InlineData("ActionConfiguration: {AlarmTagsPropagation: {Enabled: true, IncludedTagKeys: [team]}}", true, false)]
    [InlineData("ActionConfiguration: {AlarmTagsPropagation: {Enabled: true, IncludedTagKeys: [owner]}}", false, false)]
    [InlineData(
        "ActionConfiguration: {AlarmTagsPropagation: {Enabled: true, IncludedTagKeys: [severity]}}",
        true,
        true
    )]
    [InlineData(
        "ActionConfiguration: {AlarmTagsPropagation: {Enabled: true, ExcludedTagKeys: [severity]}}",
        false,
        false
    )]
    public void Tags_count_where_they_are_sent_or_asked_for(string configuration, bool isKnown, bool isKnownElsewhere)
    {
        var tagged = Template
            .Replace("severity=P2 ", "", StringComparison.Ordinal)
            .Replace(
                "      Tags:\n",
                $"      {(configuration.Length > 0 ? configuration : "Period: 60")}\n      Tags:\n"
                    + "        - {Key: severity, Value: P0}\n",
                StringComparison.Ordinal
            );

        Assert.Equal(isKnown, Of(tagged).IsEmpty);
        Assert.Equal(isKnownElsewhere, Of(tagged, mayAsk: false).IsEmpty);
        if (!isKnown)
            Assert.Contains("since it sends others", Assert.Single(Of(tagged)).Text, StringComparison.Ordinal);
        if (!isKnownElsewhere)
            Assert.Contains(
                "of another account's alarm",
                Assert.Single(Of(tagged, mayAsk: false)).Text,
                StringComparison.Ordinal
            );
    }

    /// <summary>An answer of DescribeAlarms has no tags, and says whether they are sent: then one may say it.</summary>
    [Theory]
    [InlineData("true", "")]
    [InlineData("false", "Runbook, Severity, Service")]
    public void What_a_tag_may_say_that_was_not_asked_for_is_not_missing(string isOn, string missing)
    {
        var alarms = $$"""
            {"MetricAlarms": [{"AlarmName": "tagged", "AlarmActions": ["x:y:lambda:z"], "OKActions": ["x:y:lambda:z"], "StateValue": "OK",
              "ActionConfiguration": {"AlarmTagsPropagation": {"Enabled": {{isOn}} } } }]}
            """;

        var report = AccountLint.Of(AccountAlarms.Read("-", alarms, null), NoWords);

        Assert.Equal(missing, string.Join(", ", report.Findings.Select(f => f.Rule)));
        Assert.Contains(report.NotAsked, what => what.Contains("tags that are sent", StringComparison.Ordinal));
    }

    [Fact]
    public void Words_of_the_policy_count()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "template.yaml");
        File.WriteAllText(file, Template.Replace("severity=P2", "severity=bad", StringComparison.Ordinal));

        Assert.Single(TemplateLint.Of([file], NoWords).Findings);
        Assert.Empty(TemplateLint.Of([file], NoWords.Add("bad", Severity.P1)).Findings);
    }

    [Fact]
    public void An_accounts_alarms_are_judged_by_what_describe_alarms_answers()
    {
        const string Router = "arn:aws:lambda:eu-west-1:123456789012:function:AlarmRouter:live";
        const string Alarms = $$"""
            {"MetricAlarms": [
              {"AlarmName": "good", "AlarmDescription": "severity=P1 service=api runbook=api-errors", "AlarmActions": ["{{Router}}"], "OKActions": ["{{Router}}"], "StateValue": "OK"},
              {"AlarmName": "mute", "AlarmDescription": "severity=P1 service=api runbook=api-errors", "AlarmActions": [], "OKActions": [], "StateValue": "OK"},
              {"AlarmName": "part", "AlarmDescription": "severity=P1 service=api runbook=api-errors", "AlarmActions": [], "OKActions": [], "StateValue": "OK"},
              {"AlarmName": "blind", "AlarmDescription": "severity=P1 service=api runbook=api-errors", "AlarmActions": ["{{Router}}"], "OKActions": ["{{Router}}"], "StateValue": "INSUFFICIENT_DATA"}],
             "CompositeAlarms": [
              {"AlarmName": "whole", "AlarmRule": "ALARM(\"part\")", "AlarmDescription": "severity=P1 service=api", "AlarmActions": ["{{Router}}"], "OKActions": ["{{Router}}"], "StateValue": "OK"}]}
            """;
        const string Policy =
            """{"Policy": "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"lambda.alarms.cloudwatch.amazonaws.com\"},\"Action\":\"lambda:InvokeFunction\",\"Resource\":\"RESOURCE\"}]}"}""";

        var report = AccountLint.Of(
            AccountAlarms.Read("-", Alarms, Policy.Replace("RESOURCE", Router, StringComparison.Ordinal)),
            NoWords
        );
        var closed = AccountLint.Of(
            AccountAlarms.Read(
                "-",
                Alarms,
                Policy.Replace(
                    "RESOURCE",
                    "arn:aws:lambda:eu-west-1:123456789012:function:Other",
                    StringComparison.Ordinal
                )
            ),
            NoWords
        );

        Assert.Equal(
            ["mute: Action", "blind: Data", "whole: Runbook"],
            report.Findings.Select(f => $"{f.Alarm}: {f.Rule}")
        );
        Assert.Contains(closed.Findings, f => (f.Alarm, f.Rule) == ("good", LintRule.Permission));
    }

    private static ImmutableArray<LintFinding> Of(string template, bool mayAsk = true)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "template.yaml");
        File.WriteAllText(file, template);
        return TemplateLint.Of([file], NoWords, mayAsk).Findings;
    }

    private const string Template = """
        Resources:
          Topic: {Type: AWS::SNS::Topic}
          Reader:
            Type: AWS::Serverless::Function
            Properties:
              Events:
                Alarms: {Type: SNS, Properties: {Topic: !Ref Topic}}
          TopicPolicy:
            Type: AWS::SNS::TopicPolicy
            Properties:
              Topics: [!Ref Topic]
              PolicyDocument:
                Statement:
                  - {Effect: Allow, Principal: {Service: cloudwatch.amazonaws.com}, Action: sns:Publish, Resource: !Ref Topic}
          Cpu:
            Type: AWS::CloudWatch::Alarm
            Properties:
              AlarmDescription: Busy. severity=P2 service=database runbook=database-cpu
              AlarmActions: [!Ref Topic]
              OKActions: [!Ref Topic]
              Tags:
                - {Key: owner, Value: sre}

        """;
}
