using System.Globalization;
using System.Text.Json.Nodes;
using RoleFerry.Core.Signals;
using RoleFerry.Local;

namespace RoleFerry.Benchmarks.Alarms;

/// <summary>Events like <c>events/alarm-direct-metric.json</c>, of as many alarms as wanted.</summary>
internal static class AlarmEvent
{
    private static readonly string Example = File.ReadAllText(
        Path.Combine(RepositoryRoot.Find(), "events", "alarm-direct-metric.json")
    );

    public static byte[] Of(string name, Severity severity, string service, DateTimeOffset at)
    {
        var alarm = JsonNode.Parse(Example)!;
        var time = at.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+0000'", CultureInfo.InvariantCulture);
        alarm["alarmArn"] = $"arn:aws:cloudwatch:eu-west-1:123456789012:alarm:{name}";
        alarm["time"] = time;
        alarm["alarmData"]!["alarmName"] = name;
        alarm["alarmData"]!["state"]!["timestamp"] = time;
        alarm["alarmData"]!["configuration"]!["description"] =
            $"Something is wrong. severity={severity} service={service}";
        return System.Text.Encoding.UTF8.GetBytes(alarm.ToJsonString());
    }
}
