using System.Text.Json.Serialization;
using RoleFerry.Adapters.Pipeline;

namespace RoleFerry.AlarmRouter;

[JsonSerializable(typeof(IntakeAnswer))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
internal sealed partial class AlarmRouterJson : JsonSerializerContext;
