using System.Text.Json.Serialization;
using Amazon.Lambda.CloudWatchLogsEvents;
using RoleFerry.Adapters.Logs;

namespace RoleFerry.LogErrors;

[JsonSerializable(typeof(CloudWatchLogsEvent))]
[JsonSerializable(typeof(LogAnswer))]
internal sealed partial class LogErrorsJson : JsonSerializerContext;
