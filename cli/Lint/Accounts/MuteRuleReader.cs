using System.Collections.Immutable;
using System.Text.Json;
using RoleFerry.Cli.Aws;

namespace RoleFerry.Cli.Lint.Accounts;

/// <summary>
/// Asks for mute rules that mute for good.
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-mute-rules.html
/// </summary>
internal static class MuteRuleReader
{
    private static readonly string[] NotOver = ["SCHEDULED", "ACTIVE"];

    /// <exception cref="AwsCallException">The account did not answer, or refused.</exception>
    public static async Task<ImmutableArray<EndlessMute>> ReadAsync(AwsCalls aws, CancellationToken cancellation)
    {
        var endless = new List<EndlessMute>();
        string? next = null;
        do
        {
            var request = new Dictionary<string, object> { ["MaxRecords"] = 100, ["Statuses"] = NotOver };
            if (next is not null)
                request["NextToken"] = next;
            var page = await aws.CloudWatchAsync("ListAlarmMuteRules", request, cancellation);
            foreach (var rule in page.List("AlarmMuteRuleSummaries"))
            {
                if (rule.Text("MuteType") == "RECURRING" && rule.Moment("ExpireDate") is null)
                    endless.Add(await ReadAsync(aws, NameIn(rule.Text("AlarmMuteRuleArn")), cancellation));
            }

            next = page.Text("NextToken");
        } while (next.Length > 0);
        return [.. endless];
    }

    private static async Task<EndlessMute> ReadAsync(AwsCalls aws, string name, CancellationToken cancellation)
    {
        var rule = await aws.CloudWatchAsync("GetAlarmMuteRule", new { AlarmMuteRuleName = name }, cancellation);
        var schedule = Member(Member(rule, "Rule"), "Schedule");
        return new EndlessMute(
            name,
            schedule.Text("Expression"),
            schedule.Text("Duration"),
            schedule.Text("Timezone"),
            [.. Member(rule, "MuteTargets").Texts("AlarmNames")]
        );
    }

    /// <summary>The name in <c>arn:aws:cloudwatch:region:account:alarm-mute-rule:name</c>.</summary>
    private static string NameIn(string arn) => arn.Split(':', 7)[^1];

    private static JsonElement Member(JsonElement json, string name) =>
        json.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.Object
            ? member
            : JsonSerializer.SerializeToElement(new { });
}
