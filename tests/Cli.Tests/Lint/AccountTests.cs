using RoleFerry.Cli.Aws;
using RoleFerry.Cli.Lint;
using RoleFerry.Cli.Lint.Accounts;
using static RoleFerry.Cli.Tests.Lint.AccountFixture;

namespace RoleFerry.Cli.Tests.Lint;

public class AccountTests
{
    [Fact]
    public async Task Each_thing_that_an_alarm_of_the_account_lacks_is_found_on_every_page()
    {
        await using var account = await AccountOfAsync(
            Alarm("good", Words, Router),
            Alarm("by-topic", Words, AlarmTopic),
            Alarm("no-severity", "service=api runbook=api-errors", Router),
            Alarm("no-runbook", "severity=P1 service=api", AlarmTopic),
            Alarm("no-owner", Words, Router),
            Alarm("no-action", Words),
            Alarm("not-allowed", Words, "arn:aws:lambda:eu-west-1:123456789012:function:Other"),
            Alarm("self-watch", "runbook=self-watch", OpsTopic),
            Alarm("scaling", "", "arn:aws:autoscaling:eu-west-1:123456789012:scalingPolicy:1")
        );
        account.Tags.Remove(Arn("no-owner"));

        var report = AccountLint.Of(await ReadAsync(account), NoWords);

        Assert.Equal(9, report.Alarms);
        Assert.Equal(
            [
                "no-severity: Severity",
                "no-runbook: Runbook",
                "no-owner: Owner",
                "no-action: Action",
                "not-allowed: Permission",
            ],
            report.Findings.Select(f => $"{f.Alarm}: {f.Rule}")
        );
        Assert.All(account.Asked, a =>
            Assert.StartsWith("AWS4-HMAC-SHA256 Credential=local/", a.Signature, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task An_alarm_that_only_a_composite_one_on_another_page_names_is_heard()
    {
        var whole = Alarm("whole", Words, Router);
        whole["AlarmRule"] = "ALARM(part) OR ALARM(\"other-part\")";
        await using var account = await AccountOfAsync(Alarm("part", Words), Alarm("other-part", Words), whole);

        Assert.Empty(AccountLint.Of(await ReadAsync(account), NoWords).Findings);

        whole["AlarmRule"] = "ALARM(part)";
        Assert.Equal("other-part", Assert.Single(AccountLint.Of(await ReadAsync(account), NoWords).Findings).Alarm);
    }

    [Theory]
    [InlineData("arn:aws:cloudwatch:eu-west-1:123456789012:alarm:*", true)]
    [InlineData("arn:aws:cloudwatch:eu-west-1:123456789012:alarm:other-*", false)]
    [InlineData("123456789012", true)]
    [InlineData("210987654321", false)]
    public async Task A_permission_counts_for_the_alarms_that_its_condition_names(string source, bool isAllowed)
    {
        await using var account = await AccountOfAsync(Alarm("api", Words, Router));
        var condition = source.StartsWith("arn", StringComparison.Ordinal)
            ? "\"ArnLike\":{\"AWS:SourceArn\":"
            : "\"StringEquals\":{\"AWS:SourceAccount\":";
        account.Policies[Router] = Policy(
            "{\"Service\":\"lambda.alarms.cloudwatch.amazonaws.com\"}",
            "lambda:InvokeFunction",
            Router,
            $"{condition}\"{source}\"}}"
        );

        var report = AccountLint.Of(await ReadAsync(account), NoWords);

        Assert.Equal(isAllowed, report.Ok);
    }

    [Fact]
    public async Task A_topics_own_policy_of_old_lets_its_account_alarms_publish()
    {
        await using var account = await AccountOfAsync(Alarm("api", Words, AlarmTopic));
        account.Policies[AlarmTopic] = Policy(
            "{\"AWS\":\"*\"}",
            "SNS:Publish",
            AlarmTopic,
            "\"StringEquals\":{\"AWS:SourceOwner\":\"123456789012\"}"
        );

        Assert.Empty(AccountLint.Of(await ReadAsync(account), NoWords).Findings);

        account.Policies[AlarmTopic] = Policy("{\"Service\":\"events.amazonaws.com\"}", "SNS:Publish", AlarmTopic, "");
        Assert.Equal(
            LintRule.Permission,
            Assert.Single(AccountLint.Of(await ReadAsync(account), NoWords).Findings).Rule
        );
    }

    [Theory]
    [InlineData("DescribeAlarms", 400, "ThrottlingException")]
    [InlineData("ListTagsForResource", 400, "Throttling")]
    [InlineData("GetPolicy", 429, "TooManyRequestsException")]
    [InlineData("GetTopicAttributes", 400, "Throttled")]
    [InlineData("ListSubscriptionsByTopic", 503, "ServiceUnavailable")]
    public async Task What_is_throttled_is_asked_again(string operation, int status, string code)
    {
        await using var account = await AccountOfAsync(
            Alarm("api", Words, Router),
            Alarm("mail", "runbook=self-watch", OpsTopic)
        );
        account.Errors[operation] = new([(status, code), (status, code)]);

        var report = AccountLint.Of(await ReadAsync(account), NoWords);

        Assert.Empty(report.Findings);
        Assert.Empty(account.Errors[operation]);
        Assert.InRange(account.Asked.Count(a => a.Operation == operation), 3, 5);
    }

    [Theory]
    [InlineData("DescribeAlarms", 400, "AccessDeniedException", "cloudwatch:DescribeAlarms")]
    [InlineData("ListTagsForResource", 400, "AccessDenied", "cloudwatch:ListTagsForResource")]
    [InlineData("GetPolicy", 403, "AccessDeniedException", "lambda:GetPolicy")]
    [InlineData("GetTopicAttributes", 403, "AuthorizationError", "sns:GetTopicAttributes")]
    [InlineData("ListSubscriptionsByTopic", 403, "AuthorizationError", "sns:ListSubscriptionsByTopic")]
    public async Task What_the_credentials_may_not_do_is_named(string operation, int status, string code, string action)
    {
        await using var account = await AccountOfAsync(
            Alarm("api", Words, Router),
            Alarm("mail", "runbook=self-watch", OpsTopic)
        );
        account.Errors[operation] = new([(status, code)]);

        var refused = await Assert.ThrowsAsync<AwsCallException>(() => ReadAsync(account));

        Assert.StartsWith(
            $"These credentials are not allowed to call {action}.",
            refused.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_is_throttled_for_good_is_given_up_and_said()
    {
        await using var account = await AccountOfAsync(Alarm("api", Words, Router));
        account.Errors["DescribeAlarms"] = new([(400, "ThrottlingException")]);
        account.IsStubborn = true;

        var refused = await Assert.ThrowsAsync<AwsCallException>(() => ReadAsync(account));

        Assert.Equal("cloudwatch:DescribeAlarms answered 400 ThrottlingException", refused.Message);
        Assert.Equal(8, account.Asked.Count);
    }
}
