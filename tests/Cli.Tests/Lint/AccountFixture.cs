using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Amazon;
using Amazon.Runtime;
using Microsoft.Extensions.Time.Testing;
using RoleFerry.Cli.Aws;
using RoleFerry.Cli.Lint;
using RoleFerry.Cli.Lint.Accounts;
using RoleFerry.Core.Signals;

namespace RoleFerry.Cli.Tests.Lint;

/// <summary>Accounts on this machine, and alarms to put there.</summary>
internal static class AccountFixture
{
    public static readonly DateTimeOffset Now = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);

    public static readonly ImmutableSortedDictionary<string, Severity> NoWords = ImmutableSortedDictionary<
        string,
        Severity
    >.Empty;

    public const string Router = "arn:aws:lambda:eu-west-1:123456789012:function:AlarmRouter:live";
    public const string AlarmTopic = "arn:aws:sns:eu-west-1:123456789012:AlarmTopic";
    public const string OpsTopic = "arn:aws:sns:eu-west-1:123456789012:OpsTopic";
    public const string Words = "severity=P1 service=api runbook=api-errors";

    /// <summary>
    /// An account with these alarms, two a page, an owner each; AlarmRouter may be called by all, and the topics,
    /// too.
    /// </summary>
    public static async Task<AccountServer> AccountOfAsync(params JsonObject[] alarms)
    {
        var account = await AccountServer.StartAsync();
        foreach (var page in alarms.Chunk(2))
        {
            account.Pages.Add(
                new JsonObject
                {
                    ["MetricAlarms"] = new JsonArray([
                        .. page.Where(a =>
                            !a.ContainsKey("AlarmRule") && !a.ContainsKey("ScheduledQueryConfiguration")
                        ),
                    ]),
                    ["CompositeAlarms"] = new JsonArray([.. page.Where(a => a.ContainsKey("AlarmRule"))]),
                    ["LogAlarms"] = new JsonArray([.. page.Where(a => a.ContainsKey("ScheduledQueryConfiguration"))]),
                }
            );
        }

        foreach (var alarm in alarms)
            account.Tags[(string)alarm["AlarmArn"]!] = "owner=sre";
        account.Policies[Router] = Policy(
            "{\"Service\":\"lambda.alarms.cloudwatch.amazonaws.com\"}",
            "lambda:InvokeFunction",
            Router,
            ""
        );
        account.Policies[AlarmTopic] = Policy(
            "{\"Service\":\"cloudwatch.amazonaws.com\"}",
            "sns:Publish",
            AlarmTopic,
            ""
        );
        account.Policies[OpsTopic] = Policy("{\"Service\":\"cloudwatch.amazonaws.com\"}", "sns:Publish", OpsTopic, "");
        account.Readers[AlarmTopic] = ["email", "lambda"];
        account.Readers[OpsTopic] = ["email", "email"];
        return account;
    }

    public static async Task<AccountAlarms> ReadAsync(AccountServer account)
    {
        var clock = new FakeTimeProvider(Now);
        using var http = new HttpClient();
        var calls = new AwsCalls(
            http,
            new BasicAWSCredentials("local", "local"),
            RegionEndpoint.EUWest1,
            _ => account.Url,
            clock
        );
        var reading = new AccountReader(calls).ReadAsync(TestContext.Current.CancellationToken);
        while (!reading.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        // However long the pauses between its calls took, the account is looked at as of now.
        return (await reading) with
        {
            At = Now,
        };
    }

    public static string Arn(string name) => $"arn:aws:cloudwatch:eu-west-1:123456789012:alarm:{name}";

    public static JsonObject Alarm(string name, string description, params string[] actions) =>
        new()
        {
            ["AlarmName"] = name,
            ["AlarmArn"] = Arn(name),
            ["AlarmDescription"] = description,
            ["ActionsEnabled"] = true,
            ["AlarmActions"] = new JsonArray([.. actions.Select(a => JsonValue.Create(a))]),
            ["OKActions"] = new JsonArray([.. actions.Select(a => JsonValue.Create(a))]),
            ["StateValue"] = "OK",
        };

    public static string Policy(string principal, string action, string resource, string condition) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{{principal}},"Action":"{{action}}","Resource":"{{resource}}","Condition":{ {{condition}} } }]}""";

    public static async Task<LintReport> LintAsync(AccountServer account) =>
        AccountLint.Of(await ReadAsync(account), NoWords);
}
