using System.Text.Json.Nodes;
using RoleFerry.Local.Endpoint;
using RoleFerry.Local.Faults;

namespace RoleFerry.Local.Metrics;

/// <summary>
/// CloudWatch's metrics over its JSON protocol:
/// <see href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html">
/// GetMetricData</see> of plain metrics (no expressions) and
/// <see href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html">
/// PutMetricData</see>; and alarms' tags with
/// <see href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_ListTagsForResource.html">
/// ListTagsForResource</see> and
/// <see href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_TagResource.html">TagResource</see>.
/// </summary>
internal sealed class MetricsService(MetricStore store, AlarmTagStore tags, TimeProvider time) : IService
{
    public string Name => "cloudwatch";

    public bool Takes(Call call) => call.TargetService == "GraniteServiceVersion20100801";

    public string Operation(Call call) => call.TargetOperation ?? "";

    public Answer Refuse(Fault fault) =>
        AwsJson.Refuse(fault, "ThrottlingException", "AccessDeniedException", AwsJson.Version10);

    public Task<Answer> AnswerAsync(Call call, CancellationToken cancellation)
    {
        if (call.Json() is not { } request)
            return Task.FromResult(
                AwsJson.Error("SerializationException", "The body is not a JSON object.", AwsJson.Version10)
            );
        try
        {
            return Task.FromResult(
                call.TargetOperation switch
                {
                    "GetMetricData" => Get(request),
                    "PutMetricData" => Put(request),
                    "ListTagsForResource" => ListTags(request),
                    "TagResource" => Tag(request),
                    _ => AwsJson.UnknownOperation(call, AwsJson.Version10),
                }
            );
        }
        catch (Exception e)
            when (e is ArgumentException or InvalidOperationException or FormatException or NullReferenceException)
        {
            return Task.FromResult(AwsJson.Error("InvalidParameterValueException", e.Message, AwsJson.Version10));
        }
    }

    private Answer Get(JsonObject request)
    {
        var (from, to) = (Moment(request["StartTime"]!), Moment(request["EndTime"]!));
        if (from >= to)
            return AwsJson.Error(
                "ValidationError",
                "The parameter StartTime must be less than the parameter EndTime.",
                AwsJson.Version10
            );
        var results = request["MetricDataQueries"]!
            .AsArray()
            .OfType<JsonObject>()
            .Select(query => Get(query, from, to));
        return AwsJson.Success(
            new JsonObject { ["MetricDataResults"] = new JsonArray([.. results]) },
            AwsJson.Version10
        );
    }

    private JsonObject Get(JsonObject query, DateTimeOffset from, DateTimeOffset to)
    {
        var stat = query["MetricStat"] as JsonObject ?? throw new ArgumentException("Only MetricStat is known here.");
        var metric = stat["Metric"]!.AsObject();
        var name = MetricName.Of(
            (string)metric["Namespace"]!,
            (string)metric["MetricName"]!,
            Dimensions(metric["Dimensions"] as JsonArray)
        );
        var period = TimeSpan.FromSeconds((int)stat["Period"]!);
        var start = new DateTimeOffset(from.UtcTicks - (from.UtcTicks % period.Ticks), TimeSpan.Zero);
        var values = store.Read(
            name,
            (string)stat["Stat"]!,
            start,
            period,
            (int)Math.Min(100_800, Math.Ceiling((to - start) / period))
        );
        var known = values
            .Select((value, n) => (value, At: start + (n * period)))
            .Where(v => v.value is not null)
            .ToArray();
        return new JsonObject
        {
            ["Id"] = (string)query["Id"]!,
            ["Label"] = name.Name,
            ["StatusCode"] = "Complete",
            ["Timestamps"] = new JsonArray([.. known.Select(v => (JsonNode)v.At.ToUnixTimeSeconds())]),
            ["Values"] = new JsonArray([.. known.Select(v => (JsonNode)v.value!.Value)]),
        };
    }

    private Answer Put(JsonObject request)
    {
        foreach (var datum in request["MetricData"]!.AsArray().OfType<JsonObject>())
        {
            var name = MetricName.Of(
                (string)request["Namespace"]!,
                (string)datum["MetricName"]!,
                Dimensions(datum["Dimensions"] as JsonArray)
            );
            var at = datum["Timestamp"] is { } moment ? Moment(moment) : time.GetUtcNow();
            foreach (
                var value in datum["Values"] is JsonArray values
                    ? values.Select(v => (double)v!)
                    : [(double)datum["Value"]!]
            )
                store.Put(name, at, value);
        }

        return AwsJson.Success([], AwsJson.Version10);
    }

    private Answer ListTags(JsonObject request) =>
        AwsJson.Success(
            new JsonObject
            {
                ["Tags"] = new JsonArray([
                    .. tags[(string)request["ResourceARN"]!]
                        .Select(t => new JsonObject { ["Key"] = t.Key, ["Value"] = t.Value }),
                ]),
            },
            AwsJson.Version10
        );

    private Answer Tag(JsonObject request)
    {
        var arn = (string)request["ResourceARN"]!;
        var tagged = new Dictionary<string, string>(tags[arn]);
        foreach (var tag in request["Tags"]!.AsArray().OfType<JsonObject>())
            tagged[(string)tag["Key"]!] = (string)tag["Value"]!;
        tags[arn] = tagged;
        return AwsJson.Success([], AwsJson.Version10);
    }

    private static IEnumerable<(string Name, string Value)> Dimensions(JsonArray? dimensions) =>
        (dimensions ?? []).OfType<JsonObject>().Select(d => ((string)d["Name"]!, (string)d["Value"]!));

    private static DateTimeOffset Moment(JsonNode node) => DateTimeOffset.UnixEpoch.AddSeconds((double)node);
}
