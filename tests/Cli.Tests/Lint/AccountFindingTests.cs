using System.Text.Json.Nodes;
using RoleFerry.Cli.Lint;
using static RoleFerry.Cli.Tests.Lint.AccountFixture;

namespace RoleFerry.Cli.Tests.Lint;

/// <summary>What an account's alarms may have done wrong beside their own words, and how that is mended.</summary>
public class AccountFindingTests
{
    [Fact]
    public async Task Alarms_of_logs_and_of_queries_are_judged_like_any_other()
    {
        var log = Alarm("log", "service=api runbook=api-errors", Router);
        log["ScheduledQueryConfiguration"] = new JsonObject { ["QueryString"] = "filter level = 'ERROR'" };
        var query = Alarm("query", "severity=P1 service=api", Router);
        query["EvaluationCriteria"] = JsonNode.Parse("""{"PromQLCriteria":{"Query":"up == 0"}}""");
        await using var account = await AccountOfAsync(log, query);

        var report = await LintAsync(account);

        Assert.Equal(["query: Runbook", "log: Severity"], report.Findings.Select(f => $"{f.Alarm}: {f.Rule}"));
        Assert.Equal(
            [
                $"aws --region eu-west-1 cloudwatch tag-resource --resource-arn {Arn("log")} --tags Key=severity,Value=P2",
            ],
            report.Findings[1].Fix
        );
    }

    [Fact]
    public async Task Where_log_alarms_are_unknown_the_others_are_judged_and_that_is_said()
    {
        await using var account = await AccountOfAsync(Alarm("api", Words, Router));
        account.Types = ["MetricAlarm", "CompositeAlarm"];

        var report = await LintAsync(account);

        Assert.Equal((1, true), (report.Alarms, report.Ok));
        Assert.Contains("log alarms: CloudWatch does not know them here.", report.NotAsked);
    }

    [Theory]
    [InlineData(Router, "", true)]
    [InlineData("arn:aws:lambda:eu-west-1:999999999999:function:AlarmRouter:live", "", false)]
    [InlineData(AlarmTopic, "lambda arn:aws:lambda:eu-west-1:123456789012:function:AlarmRouter:live", true)]
    [InlineData(AlarmTopic, "lambda arn:aws:lambda:eu-west-1:999999999999:function:AlarmRouter:live", false)]
    public async Task A_tag_counts_where_the_routers_account_is_the_alarms(string action, string reader, bool isAsked)
    {
        await using var account = await AccountOfAsync(Alarm("api", "service=api runbook=api-errors", action));
        account.Tags[Arn("api")] = "owner=sre severity=P1";
        account.Readers[AlarmTopic] = [reader];

        var report = await LintAsync(account);

        Assert.Equal(isAsked, report.Ok);
        if (!isAsked)
            Assert.Contains("AlarmTagsPropagation", Assert.Single(report.Findings).Fix[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Deny", "lambda.alarms.cloudwatch.amazonaws.com", "", false)]
    [InlineData("Deny", "events.amazonaws.com", "", true)]
    [InlineData("Deny", "*", "\"Bool\":{\"aws:SecureTransport\":\"false\"}", true)]
    [InlineData("Deny", "*", "\"StringNotEquals\":{\"aws:SourceAccount\":\"123456789012\"}", true)]
    [InlineData("Deny", "*", "\"StringNotEquals\":{\"aws:SourceAccount\":\"210987654321\"}", false)]
    public async Task What_a_statement_denies_no_other_allows(
        string effect,
        string principal,
        string condition,
        bool isAllowed
    )
    {
        await using var account = await AccountOfAsync(Alarm("api", Words, Router));
        var allowing = JsonNode.Parse(account.Policies[Router])!;
        allowing["Statement"]!
            .AsArray()
            .Add(
                JsonNode.Parse(
                    $$"""{"Effect":"{{effect}}","Principal":{{(principal == "*" ? "\"*\"" : $$"""{"Service":"{{principal}}"}""")}},"Action":"lambda:*","Resource":"*","Condition":{ {{condition}} } }"""
                )
            );
        account.Policies[Router] = allowing.ToJsonString();

        var report = await LintAsync(account);

        Assert.Equal(isAllowed, report.Ok);
        if (!isAllowed)
            Assert.Contains("denies it", Assert.Single(report.Findings).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("email", "")]
    [InlineData("lambda arn:aws:lambda:eu-west-1:123456789012:function:AlarmRouter:live PendingConfirmation", "Action")]
    [InlineData("", "Action")]
    public async Task A_topic_that_nobody_reads_is_found(string reader, string expected)
    {
        await using var account = await AccountOfAsync(Alarm("api", Words, AlarmTopic), Alarm("web", Words, Router));
        account.Readers[AlarmTopic] = reader.Length == 0 ? [] : [reader];

        var report = await LintAsync(account);

        Assert.Equal(expected, string.Join(", ", report.Findings.Select(f => f.Rule)));
        if (expected.Length > 0)
            Assert.Equal(
                [
                    $"aws --region eu-west-1 sns subscribe --topic-arn {AlarmTopic} --protocol lambda "
                        + $"--notification-endpoint {Router}",
                ],
                report.Findings[0].Fix
            );
    }

    [Theory]
    [InlineData("INSUFFICIENT_DATA", 6, "")]
    [InlineData("INSUFFICIENT_DATA", 8, "Data")]
    [InlineData("ALARM", 6, "")]
    [InlineData("ALARM", 8, "Firing")]
    [InlineData("OK", 80, "")]
    public async Task A_state_that_lasts_a_week_is_found(string state, int days, string expected)
    {
        var alarm = Alarm("api", Words, Router);
        alarm["StateValue"] = state;
        alarm["StateTransitionedTimestamp"] = Now.AddDays(-days).ToUnixTimeSeconds();
        await using var account = await AccountOfAsync(alarm);

        var report = await LintAsync(account);

        Assert.Equal(expected, string.Join(", ", report.Findings.Select(f => f.Rule)));
        Assert.All(report.Findings, f => Assert.Contains("for 8 days", f.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Alarms_that_have_never_fired_are_listed_and_no_fault()
    {
        var old = Now.AddDays(-31).ToUnixTimeSeconds();
        JsonObject[] alarms =
        [
            Alarm("fired", Words, Router),
            Alarm("never", Words, Router),
            Alarm("new", Words, Router),
        ];
        alarms[0]["AlarmConfigurationUpdatedTimestamp"] = old;
        alarms[1]["AlarmConfigurationUpdatedTimestamp"] = old;
        alarms[2]["AlarmConfigurationUpdatedTimestamp"] = Now.AddDays(-1).ToUnixTimeSeconds();
        await using var account = await AccountOfAsync(alarms);
        account.Answers["DescribeAlarmHistory"] = """
            {"AlarmHistoryItems":[
              {"AlarmName":"fired","HistoryItemType":"StateUpdate","HistorySummary":"Alarm updated from OK to ALARM"},
              {"AlarmName":"never","HistoryItemType":"StateUpdate","HistorySummary":"Alarm updated from INSUFFICIENT_DATA to OK"}]}
            """;

        var report = await LintAsync(account);

        Assert.True(report.Ok);
        Assert.Contains(" remembers: never. ", Assert.Single(report.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_alarms_that_judge_the_same_the_second_is_found()
    {
        JsonObject[] alarms = [.. new[] { "one", "two", "three", "four" }.Select(n => Alarm(n, Words, Router))];
        foreach (var (alarm, threshold) in alarms.Zip([1, 1, 2, 1]))
        {
            alarm["Namespace"] = "Shop";
            alarm["MetricName"] = "Orders";
            alarm["Threshold"] = threshold;
            alarm["Dimensions"] = JsonNode.Parse("""[{"Name":"A","Value":"1"},{"Name":"B","Value":"2"}]""");
        }

        alarms[1]["Dimensions"] = JsonNode.Parse("""[{"Name":"B","Value":"2"},{"Name":"A","Value":"1"}]""");
        alarms[3]["Dimensions"] = JsonNode.Parse("""[{"Name":"A","Value":"2"}]""");
        await using var account = await AccountOfAsync(alarms);

        var found = Assert.Single((await LintAsync(account)).Findings);

        Assert.Equal(("two", LintRule.Duplicate), (found.Alarm, found.Rule));
        Assert.Equal(["aws --region eu-west-1 cloudwatch delete-alarms --alarm-names two"], found.Fix);
    }

    [Theory]
    [InlineData("""{"source":["aws.cloudwatch"],"detail-type":["CloudWatch Alarm State Change"]}""", "ENABLED", true)]
    [InlineData("""{"source":["aws.cloudwatch"],"detail-type":["CloudWatch Alarm State Change"]}""", "DISABLED", false)]
    [InlineData(
        """{"source":["aws.cloudwatch"],"detail-type":["CloudWatch Alarm Configuration Change"]}""",
        "ENABLED",
        false
    )]
    [InlineData(
        """{"source":["aws.cloudwatch"],"detail":{"alarmName":[{"anything-but":{"prefix":"own-"}}]}}""",
        "ENABLED",
        true
    )]
    [InlineData(
        """{"source":["aws.cloudwatch"],"detail":{"alarmName":[{"anything-but":{"prefix":"api"}}]}}""",
        "ENABLED",
        false
    )]
    [InlineData("""{"source":["aws.cloudwatch"],"detail":{"state":{"value":["OK"]}}}""", "ENABLED", false)]
    [InlineData("""{"source":["aws.ec2"]}""", "ENABLED", false)]
    public async Task An_alarm_that_only_a_rule_of_EventBridge_hears_is_heard(
        string pattern,
        string state,
        bool isHeard
    )
    {
        await using var account = await AccountOfAsync(Alarm("api", Words));
        account.Answers["ListRules"] = new JsonObject
        {
            ["Rules"] = new JsonArray(
                new JsonObject
                {
                    ["Name"] = "AlarmStateChanges",
                    ["EventPattern"] = pattern,
                    ["State"] = state,
                }
            ),
        }.ToJsonString();
        account.Answers["ListTargetsByRule"] = $$"""{"Targets":[{"Id":"1","Arn":"{{Router}}"}]}""";

        Assert.Equal(isHeard, (await LintAsync(account)).Ok);

        account.Answers["ListTargetsByRule"] = """{"Targets":[]}""";
        Assert.False((await LintAsync(account)).Ok);
    }

    [Fact]
    public async Task A_mute_rule_that_recurs_without_an_end_is_found_with_the_call_that_ends_it()
    {
        await using var account = await AccountOfAsync(Alarm("api", Words, Router));
        account.Answers["ListAlarmMuteRules"] = """
            {"AlarmMuteRuleSummaries":[
              {"AlarmMuteRuleArn":"arn:aws:cloudwatch:eu-west-1:123456789012:alarm-mute-rule:nights","MuteType":"RECURRING","Status":"SCHEDULED"},
              {"AlarmMuteRuleArn":"arn:aws:cloudwatch:eu-west-1:123456789012:alarm-mute-rule:ends","MuteType":"RECURRING","Status":"ACTIVE","ExpireDate":1798761600},
              {"AlarmMuteRuleArn":"arn:aws:cloudwatch:eu-west-1:123456789012:alarm-mute-rule:once","MuteType":"ONE_TIME","Status":"SCHEDULED"}]}
            """;
        account.Answers["GetAlarmMuteRule"] = """
            {"Name":"nights","Rule":{"Schedule":{"Expression":"cron(0 2 * * *)","Duration":"PT4H","Timezone":"Europe/Berlin"}},
             "MuteTargets":{"AlarmNames":["api"]},"MuteType":"RECURRING","Status":"SCHEDULED"}
            """;

        var found = Assert.Single((await LintAsync(account)).Findings);

        Assert.Equal(("nights", LintRule.Mute), (found.Alarm, found.Rule));
        Assert.Contains("mutes api at cron(0 2 * * *) Europe/Berlin for PT4H", found.Text, StringComparison.Ordinal);
        Assert.Equal(
            """aws --region eu-west-1 cloudwatch put-alarm-mute-rule --name nights --rule '{"Schedule":{"Expression":"cron(0 2 * * *)","Duration":"PT4H","Timezone":"Europe/Berlin"}}' --mute-targets '{"AlarmNames":["api"]}' --expire-date 2027-02-28T00:00:00Z""",
            Assert.Single(found.Fix)
        );
    }

    [Theory]
    [InlineData("ListAlarmMuteRules", "mute rules: ")]
    [InlineData("ListRules", "EventBridge: ")]
    [InlineData("DescribeAlarmHistory", "what has never fired: ")]
    public async Task What_only_adds_to_the_rest_may_be_refused(string operation, string said)
    {
        await using var account = await AccountOfAsync(Alarm("api", Words, Router));
        account.Errors[operation] = new([(400, "AccessDeniedException")]);

        var report = await LintAsync(account);

        Assert.True(report.Ok);
        Assert.StartsWith(said, Assert.Single(report.NotAsked), StringComparison.Ordinal);
    }
}
