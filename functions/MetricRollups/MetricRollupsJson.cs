using System.Text.Json.Serialization;
using RoleFerry.Adapters.Metrics;

namespace RoleFerry.MetricRollups;

[JsonSerializable(typeof(RollupEvent))]
[JsonSerializable(typeof(RollupAnswer))]
internal sealed partial class MetricRollupsJson : JsonSerializerContext;
