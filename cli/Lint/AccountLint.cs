using System.Collections.Immutable;
using System.Text.Json;

namespace RoleFerry.Cli.Lint;

/// <summary>
/// Looks at the alarms of an account, as <c>aws cloudwatch describe-alarms --alarm-types MetricAlarm CompositeAlarm</c> answers.
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html
/// </summary>
internal static class AccountLint
{
    private const string AlarmsPrincipal = "lambda.alarms.cloudwatch.amazonaws.com";

    /// <summary>What the account's alarms lack.</summary>
    /// <param name="file">Where the answer was read from, for the findings.</param>
    /// <param name="alarms">The answer as JSON.</param>
    /// <param name="policy">The answer of <c>aws lambda get-policy</c> for AlarmRouter's alias; null where it was not asked for.</param>
    /// <exception cref="JsonException">One is no JSON.</exception>
    public static LintReport Of(string file, string alarms, string? policy)
    {
        using var json = JsonDocument.Parse(alarms);
        ImmutableArray<JsonElement> all = [.. List(json.RootElement, "MetricAlarms").Concat(List(json.RootElement, "CompositeAlarms"))];
        var rules = string.Join('\n', List(json.RootElement, "CompositeAlarms").Select(a => Text(a, "AlarmRule")));
        var suppressors = List(json.RootElement, "CompositeAlarms").Select(a => Text(a, "ActionsSuppressor")).Where(s => s.Length > 0).ToHashSet(StringComparer.Ordinal);
        var allowed = policy is null ? null : Allowed(policy);
        return new LintReport(
            [file],
            all.Length,
            [.. from alarm in all from found in Of(alarm, rules, suppressors, allowed) select new LintFinding(Text(alarm, "AlarmName"), found.Rule, found.Text, file, 0)],
            [
                "owner: DescribeAlarms tells no tags.",
                .. policy is null ? ["permission: give --policy the answer of `aws lambda get-policy --function-name NAME --qualifier live`."] : ImmutableArray<string>.Empty,
            ]);
    }

    private static IEnumerable<(LintRule Rule, string Text)> Of(JsonElement alarm, string rules, HashSet<string> suppressors, string? allowed)
    {
        var name = Text(alarm, "AlarmName");
        string[] actions = [.. List(alarm, "AlarmActions").Select(a => a.GetString() ?? "")];
        foreach (var found in AlarmWordsLint.Of(Text(alarm, "AlarmDescription"), null, isOurOwn: false))
            yield return found;
        var isPart = rules.Contains($"\"{name}\"", StringComparison.Ordinal) || suppressors.Contains(name) || suppressors.Contains(Text(alarm, "AlarmArn"));
        if (actions.Length == 0 && !isPart)
            yield return (LintRule.Action, "tells nobody, and no composite alarm names it.");
        if (actions.Length > 0 && !List(alarm, "OKActions").Any())
            yield return (LintRule.Action, "does not tell that it is over: its incident would stay open.");
        if (alarm.TryGetProperty("ActionsEnabled", out var enabled) && enabled.ValueKind == JsonValueKind.False)
            yield return (LintRule.Action, "has its actions switched off.");
        foreach (var action in actions.Where(a => allowed is not null && a.Contains(":lambda:", StringComparison.Ordinal) && !allowed.Contains(a, StringComparison.Ordinal)))
            yield return (LintRule.Permission, $"may not call {action}.");
        if (Text(alarm, "StateValue") == "INSUFFICIENT_DATA")
            yield return (LintRule.Data, "has no data: the metric, or a dimension's value, may be misspelt or gone.");
    }

    /// <summary>The resources that CloudWatch's alarms may call, each between line ends.</summary>
    private static string Allowed(string answer)
    {
        using var outer = JsonDocument.Parse(answer);
        using var policy = JsonDocument.Parse(Text(outer.RootElement, "Policy"));
        return string.Join('\n', List(policy.RootElement, "Statement")
            .Where(s => Text(s, "Effect") == "Allow" && s.TryGetProperty("Principal", out var who) && who.ToString().Contains(AlarmsPrincipal, StringComparison.Ordinal))
            .Select(s => Text(s, "Resource")));
    }

    private static JsonElement.ArrayEnumerator List(JsonElement json, string name) =>
        json.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;

    private static string Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";
}
