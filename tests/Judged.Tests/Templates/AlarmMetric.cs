using System.Collections.Immutable;

namespace RoleFerry.Judged.Tests.Templates;

/// <summary>A metric of CloudWatch.</summary>
internal sealed record AlarmMetric(
    string Namespace,
    string Name,
    ImmutableArray<(string Name, string Value)> Dimensions
)
{
    /// <summary>Whether a service of AWS counts it, and not this system.</summary>
    public bool IsOfAws =>
        Namespace.StartsWith("AWS/", StringComparison.Ordinal) || Namespace == "ECS/ContainerInsights";

    public override string ToString() =>
        $"{Namespace} {Name} {string.Join(", ", Dimensions.Select(d => $"{d.Name}={d.Value}"))}";
}
