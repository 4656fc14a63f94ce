using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace RoleFerry.Local.Logs;

/// <summary>
/// What CloudWatch Logs gives a subscribed function: JSON, gzipped, in base64
/// (<see
/// href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html#LambdaFunctionExample">
/// shape</see>).
/// </summary>
internal static class SubscriptionPayload
{
    public static byte[] Write(LogSubscription subscription, string stream, IEnumerable<DeliveredLogEvent> events)
    {
        var message = new JsonObject
        {
            ["messageType"] = "DATA_MESSAGE",
            ["owner"] = LocalAccount.Id,
            ["logGroup"] = subscription.LogGroup,
            ["logStream"] = stream,
            ["subscriptionFilters"] = new JsonArray(JsonValue.Create(subscription.Filter)),
            ["logEvents"] = new JsonArray([
                .. events.Select(e => new JsonObject
                {
                    ["id"] = e.Id,
                    ["timestamp"] = e.At.ToUnixTimeMilliseconds(),
                    ["message"] = e.Message,
                }),
            ]),
        };
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(message.ToJsonString()));
        var data = Convert.ToBase64String(compressed.ToArray());
        return Encoding.UTF8.GetBytes(
            new JsonObject { ["awslogs"] = new JsonObject { ["data"] = data } }.ToJsonString()
        );
    }
}
