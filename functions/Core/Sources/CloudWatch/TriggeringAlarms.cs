using System.Text.Json;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Signals.Reading;

namespace RoleFerry.Core.Sources.CloudWatch;

/// <summary>
/// The alarms that made a composite alarm change: <c>triggeringAlarms</c> of a state's reason data, or
/// <c>TriggeringChildren</c> of a message on SNS. The reason itself names only the last of them.
/// </summary>
/// <remarks>
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html
/// </remarks>
internal static class TriggeringAlarms
{
    /// <summary>The reason, and behind it the ARNs of those in ALARM that it does not name.</summary>
    public static string Behind(string reason, Mender mend, JsonElement alarms)
    {
        if (!alarms.IsList)
            return reason;
        var others = alarms
            .EnumerateArray()
            .Where(alarm => alarm.Get("state", "State").Get("value", "Value").AsText() == "ALARM")
            .Select(alarm => mend.Line(alarm.Get("arn", "Arn")))
            .Where(arn => arn.Length > 0 && !reason.Contains($"{arn} ", StringComparison.Ordinal));
        var told = string.Join(", ", others);
        return told.Length == 0 || reason.Length + told.Length > Signal.MaxTextLength - 20
            ? reason
            : $"{reason}\nIn ALARM too: {told}";
    }
}
