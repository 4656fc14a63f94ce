using System.Text.Json.Serialization;
using Amazon.Lambda.CloudWatchLogsEvents;
using Amazon.Lambda.Serialization.SystemTextJson;
using RoleFerry.Core.Logs.Tallies;

namespace RoleFerry.Benchmarks.Logs;

/// <summary>
/// What the function does: Lambda's serializer makes a <see cref="CloudWatchLogsEvent"/>, its data is decoded into a
/// buffer that is kept.
/// </summary>
internal sealed class EventWay(LogBatchParser parser)
{
    private readonly SourceGeneratorLambdaJsonSerializer<EventJson> _serializer = new();

    public LogBatch Read(Stream input) =>
        parser.Parse(_serializer.Deserialize<CloudWatchLogsEvent>(input).Awslogs.EncodedData);
}

[JsonSerializable(typeof(CloudWatchLogsEvent))]
internal sealed partial class EventJson : JsonSerializerContext;
