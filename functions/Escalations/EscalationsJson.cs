using System.Text.Json.Serialization;

namespace RoleFerry.Escalations;

[JsonSerializable(typeof(ScheduledEvent))]
[JsonSerializable(typeof(TickAnswer))]
internal sealed partial class EscalationsJson : JsonSerializerContext;
