using System.Globalization;
using System.Text.Json.Nodes;

namespace RoleFerry.Demo;

/// <summary>A CloudWatch alarm of the story, as its direct Lambda action would send it.</summary>
/// <param name="Name">The alarm's name.</param>
/// <param name="Description">Its description, with the words that say how bad it is.</param>
/// <param name="Namespace">What it watches.</param>
/// <param name="Metric">What it watches.</param>
/// <param name="Threshold">What it must not be above.</param>
/// <param name="Value">What it is now.</param>
internal sealed record DemoAlarm(
    string Name,
    string Description,
    string Namespace,
    string Metric,
    double Threshold,
    double Value
)
{
    private const string Account = "123456789012";
    private const string Region = "eu-central-1";

    public string Event(string state, DateTimeOffset at)
    {
        var time = at.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+0000'", CultureInfo.InvariantCulture);
        var reason =
            state == "ALARM"
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"Threshold Crossed: 5 out of the last 5 datapoints were greater than the threshold "
                        + $"({Threshold:0.0}). The most recent datapoint is {Value:0.0}."
                )
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"Threshold Crossed: 5 datapoints were not greater than the threshold ({Threshold:0.0})."
                );
        var data = new JsonObject
        {
            ["version"] = "1.0",
            ["queryDate"] = time,
            ["statistic"] = "Average",
            ["period"] = 60,
            ["recentDatapoints"] = new JsonArray(Value),
            ["threshold"] = Threshold,
        };
        return new JsonObject
        {
            ["source"] = "aws.cloudwatch",
            ["alarmArn"] = $"arn:aws:cloudwatch:{Region}:{Account}:alarm:{Name}",
            ["accountId"] = Account,
            ["time"] = time,
            ["region"] = Region,
            ["alarmData"] = new JsonObject
            {
                ["alarmName"] = Name,
                ["state"] = new JsonObject
                {
                    ["value"] = state,
                    ["reason"] = reason,
                    ["reasonData"] = data.ToJsonString(),
                    ["timestamp"] = time,
                },
                ["previousState"] = new JsonObject { ["value"] = state == "ALARM" ? "OK" : "ALARM" },
                ["configuration"] = new JsonObject
                {
                    ["description"] = Description,
                    ["metrics"] = new JsonArray(
                        new JsonObject
                        {
                            ["id"] = "m1",
                            ["metricStat"] = new JsonObject
                            {
                                ["metric"] = new JsonObject
                                {
                                    ["namespace"] = Namespace,
                                    ["name"] = Metric,
                                    ["dimensions"] = new JsonObject(),
                                },
                                ["period"] = 60,
                                ["stat"] = "Average",
                            },
                            ["returnData"] = true,
                        }
                    ),
                },
            },
        }.ToJsonString();
    }
}
