using System.Text.Json.Nodes;
using RoleFerry.Local.Endpoint;
using RoleFerry.Local.Faults;

namespace RoleFerry.Local.Logs;

/// <summary>
/// CloudWatch Logs: CreateLogGroup, CreateLogStream and
/// <see href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html">
/// PutLogEvents</see>.
/// </summary>
internal sealed class LogsService(LogGroups groups) : IService
{
    public string Name => "logs";

    public bool Takes(Call call) => call.TargetService == "Logs_20140328";

    public string Operation(Call call) => call.TargetOperation ?? "";

    public Task<Answer> AnswerAsync(Call call, CancellationToken cancellation) =>
        Task.FromResult(
            call.Json() is not { } request || (string?)request["logGroupName"] is not { Length: > 0 } group
                ? Error("InvalidParameterException", "logGroupName is required.")
                : call.TargetOperation switch
                {
                    "CreateLogGroup" => CreateLogGroup(group),
                    "CreateLogStream" => groups.Exists(group) ? Success([]) : NoGroup(),
                    "PutLogEvents" => groups.Exists(group) ? PutLogEvents(group, request) : NoGroup(),
                    _ => AwsJson.UnknownOperation(call, AwsJson.Version11),
                }
        );

    public Answer Refuse(Fault fault) =>
        AwsJson.Refuse(fault, "ThrottlingException", "InvalidParameterException", AwsJson.Version11);

    private Answer CreateLogGroup(string group)
    {
        if (groups.Exists(group))
            return Error("ResourceAlreadyExistsException", "The specified log group already exists");
        groups.Create(group);
        return Success([]);
    }

    private Answer PutLogEvents(string group, JsonObject request)
    {
        if ((string?)request["logStreamName"] is not { Length: > 0 } stream)
            return Error("InvalidParameterException", "logStreamName is required.");
        var events = (request["logEvents"] as JsonArray ?? [])
            .Select(e => (At: (long?)e?["timestamp"], Message: (string?)e?["message"]))
            .ToArray();
        if (
            events.Length is 0 or > LogGroups.MostEvents
            || events.Any(e => e.At is null || string.IsNullOrEmpty(e.Message))
        )
            return Error(
                "InvalidParameterException",
                $"logEvents must hold 1 to {LogGroups.MostEvents} entries with timestamp and message."
            );
        if (events.Sum(e => LogGroups.Size(e.Message!)) > LogGroups.LargestBatch)
            return Error("InvalidParameterException", $"Upload too large: at most {LogGroups.LargestBatch} bytes");
        if (events.Zip(events.Skip(1)).Any(pair => pair.First.At > pair.Second.At))
            return Error(
                "InvalidParameterException",
                "Log events in a single PutLogEvents request must be in chronological order."
            );
        foreach (var (at, message) in events)
            groups.Append(group, stream, message!, DateTimeOffset.FromUnixTimeMilliseconds(at!.Value));
        return Success(new() { ["nextSequenceToken"] = "0" });
    }

    private static Answer NoGroup() => Error("ResourceNotFoundException", "The specified log group does not exist.");

    private static Answer Success(JsonObject body) => AwsJson.Success(body, AwsJson.Version11);

    private static Answer Error(string type, string message) => AwsJson.Error(type, message, AwsJson.Version11);
}
