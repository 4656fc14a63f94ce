using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace RoleFerry.DashboardWidgets;

[JsonSerializable(typeof(JsonNode))]
internal sealed partial class DashboardWidgetsJson : JsonSerializerContext;
