using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Sources;
using RoleFerry.Core.Tests.Incidents;
using RoleFerry.Core.Tests.Signals.Catalogue;

namespace RoleFerry.Core.Tests.Channels.Situations;

/// <summary>Signals as their sources send them, read by the readers of the house.</summary>
internal static class Alarms
{
    public const string Account = "123456789012";

    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A metric alarm, as CloudWatch invokes a function.</summary>
    public static Signal Metric(
        string name,
        string description,
        string reason,
        string metric,
        string statistic,
        string[] dimension,
        double[] datapoints,
        double? threshold,
        int period = 60,
        string state = "ALARM"
    ) =>
        Direct(
            name,
            description,
            state,
            reason,
            JsonSerializer.Serialize(
                new
                {
                    version = "1.0",
                    statistic,
                    period,
                    recentDatapoints = datapoints,
                    threshold,
                },
                Readable
            ),
            new JsonArray(
                new JsonObject
                {
                    ["id"] = "m1",
                    ["metricStat"] = new JsonObject
                    {
                        ["metric"] = new JsonObject
                        {
                            ["namespace"] = dimension[0],
                            ["name"] = metric,
                            ["dimensions"] = new JsonObject { [dimension[1]] = dimension[2] },
                        },
                        ["period"] = period,
                        ["stat"] = statistic,
                    },
                    ["returnData"] = true,
                }
            )
        );

    /// <summary>Any alarm, as CloudWatch invokes a function.</summary>
    public static Signal Direct(
        string name,
        string description,
        string state,
        string reason,
        string? reasonData,
        JsonArray? metrics,
        JsonObject? contributor = null
    )
    {
        var alarm = new JsonObject
        {
            ["alarmName"] = $"shop-prod-{name}",
            ["state"] = new JsonObject
            {
                ["value"] = state,
                ["reason"] = reason,
                ["reasonData"] = reasonData,
                ["timestamp"] = "2026-11-23T12:00:00.000+0000",
            },
            ["previousState"] = new JsonObject { ["value"] = "OK" },
            ["configuration"] = new JsonObject { ["description"] = description, ["metrics"] = metrics },
        };
        if (contributor is not null)
            alarm["alarmContributor"] = contributor;
        return Read(
            new JsonObject
            {
                ["source"] = "aws.cloudwatch",
                ["alarmArn"] = $"arn:aws:cloudwatch:eu-west-1:{Account}:alarm:shop-prod-{name}",
                ["accountId"] = Account,
                ["time"] = "2026-11-23T12:00:00.000+0000",
                ["region"] = "eu-west-1",
                ["alarmData"] = alarm,
            }.ToJsonString(Readable)
        );
    }

    /// <summary>A text that somebody published on the topic of alarms.</summary>
    public static Signal OnTopic(string message) =>
        Read(
            new JsonObject
            {
                ["Records"] = new JsonArray(
                    new JsonObject
                    {
                        ["EventSource"] = "aws:sns",
                        ["Sns"] = new JsonObject
                        {
                            ["MessageId"] = "m-1",
                            ["TopicArn"] = $"arn:aws:sns:eu-west-1:{Account}:alarms",
                            ["Message"] = message,
                            ["Timestamp"] = "2026-11-23T12:00:00.000Z",
                        },
                    }
                ),
            }.ToJsonString(Readable)
        );

    /// <summary>What another system posts.</summary>
    public static Signal Webhook(string source, string body) =>
        Assert.Single(
            WebhookSources
                .All.Single(s => s.Name == source)
                .Read(Encoding.UTF8.GetBytes(body), Story.Noon.AddSeconds(1))
                .Signals
        );

    private static Signal Read(string json) =>
        Assert.Single(
            SignalReader
                .Receive(Encoding.UTF8.GetBytes(json), Story.Noon.AddSeconds(1), CatalogueEvents.Mappings)
                .Signals
        );
}
