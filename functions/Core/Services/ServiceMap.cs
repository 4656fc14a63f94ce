using System.Collections.Immutable;
using System.Text.Json.Serialization;
using RoleFerry.Core.Suspects;

namespace RoleFerry.Core.Services;

/// <summary>What the product is made of, and what calls what: <c>monitoring/services.yaml</c>.</summary>
/// <param name="Services">In the order of the file; each name once.</param>
public sealed record ServiceMap(ImmutableArray<ServiceDefinition> Services)
{
    /// <summary>
    /// Metrics of one map: so many CloudWatch gives in one call.
    /// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
    /// </summary>
    public const int MaxMetrics = 500;

    /// <summary>What calls what.</summary>
    [JsonIgnore]
    public ServiceGraph Graph { get; } =
        new(Services.SelectMany(s => s.Calls.Select(callee => (Caller: s.Name, Callee: callee))));

    /// <summary>The service of a name; null where none has it.</summary>
    public ServiceDefinition? Find(string name) => Services.FirstOrDefault(s => s.Name == name);
}
