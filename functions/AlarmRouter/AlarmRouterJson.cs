using System.Text.Json.Serialization;
using RoleFerry.Adapters.Pipeline;

namespace RoleFerry.AlarmRouter;

[JsonSerializable(typeof(IntakeAnswer))]
internal sealed partial class AlarmRouterJson : JsonSerializerContext;
