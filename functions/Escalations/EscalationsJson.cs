using System.Text.Json.Serialization;

namespace RoleFerry.Escalations;

[JsonSerializable(typeof(ScheduledEvent))]
[JsonSerializable(typeof(TickAnswer))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class EscalationsJson : JsonSerializerContext;
