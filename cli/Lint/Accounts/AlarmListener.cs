using System.IO.Enumeration;
using System.Text.Json;
using RoleFerry.Cli.Aws;

namespace RoleFerry.Cli.Lint.Accounts;

/// <summary>
/// A rule of EventBridge that hears of alarms, whatever their actions are. Of its pattern it knows the alarm's name,
/// its ARN and its state; any other condition counts as met.
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
/// </summary>
internal sealed class AlarmListener
{
    private const string StateChange = "CloudWatch Alarm State Change";

    private readonly JsonElement _pattern;

    private AlarmListener(JsonElement pattern) => _pattern = pattern;

    /// <summary>A rule of EventBridge; null where it hears of no alarm that fires.</summary>
    public static AlarmListener? Read(JsonElement rule)
    {
        if (
            !rule.Text("State").StartsWith("ENABLED", StringComparison.Ordinal)
            || rule.Text("EventPattern").Length == 0
        )
            return null;
        var pattern = JsonSerializer.Deserialize<JsonElement>(rule.Text("EventPattern"));
        return
            Matches(pattern, "source", "aws.cloudwatch")
            && Matches(pattern, "detail-type", StateChange)
            && (
                !pattern.TryGetProperty("detail", out var detail)
                || !detail.TryGetProperty("state", out var state)
                || Matches(state, "value", "ALARM")
            )
            ? new AlarmListener(pattern)
            : null;
    }

    /// <summary>Whether it hears of an alarm.</summary>
    public bool Hears(AccountAlarm alarm) =>
        Matches(_pattern, "resources", alarm.Arn)
        && (!_pattern.TryGetProperty("detail", out var detail) || Matches(detail, "alarmName", alarm.Name));

    private static bool Matches(JsonElement pattern, string field, string value) =>
        !pattern.TryGetProperty(field, out var wanted) || IsAny(wanted, value);

    private static bool IsAny(JsonElement wanted, string value) =>
        wanted.ValueKind == JsonValueKind.Array ? wanted.EnumerateArray().Any(w => Is(w, value)) : Is(wanted, value);

    private static bool Is(JsonElement wanted, string value)
    {
        if (wanted.ValueKind == JsonValueKind.String)
            return wanted.GetString() == value;
        if (wanted.ValueKind != JsonValueKind.Object)
            return false;
        var test = wanted.EnumerateObject().First();
        return test.Name switch
        {
            "anything-but" => !IsAny(test.Value, value),
            "prefix" => Text(test).Any(t => value.StartsWith(t, StringComparison.Ordinal)),
            "suffix" => Text(test).Any(t => value.EndsWith(t, StringComparison.Ordinal)),
            "wildcard" => Text(test).Any(t => FileSystemName.MatchesSimpleExpression(t, value, ignoreCase: false)),
            "equals-ignore-case" => Text(test).Any(t => t.Equals(value, StringComparison.OrdinalIgnoreCase)),
            _ => true,
        };
    }

    /// <summary>What a test asks for: a text, or several.</summary>
    private static IEnumerable<string> Text(JsonProperty test) =>
        test.Value.ValueKind == JsonValueKind.Array
            ? test.Value.EnumerateArray().Select(v => v.ToString())
            : [test.Value.ToString()];
}
