using System.Text.Json.Serialization;

namespace RoleFerry.IncidentDesk;

[JsonSerializable(typeof(FunctionUrlRequest))]
[JsonSerializable(typeof(FunctionUrlAnswer))]
internal sealed partial class IncidentDeskJson : JsonSerializerContext;
