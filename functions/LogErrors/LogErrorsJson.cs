using System.Text.Json.Serialization;
using RoleFerry.Adapters.Logs;

namespace RoleFerry.LogErrors;

[JsonSerializable(typeof(LogAnswer))]
internal sealed partial class LogErrorsJson : JsonSerializerContext;
