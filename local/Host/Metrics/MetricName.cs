namespace RoleFerry.Local.Metrics;

/// <summary>A metric as CloudWatch tells them apart.</summary>
/// <param name="Namespace">For example <c>AWS/ECS</c>.</param>
/// <param name="Name">For example <c>CPUUtilization</c>.</param>
/// <param name="Dimensions">As <see cref="Of"/> writes them: ordered by name.</param>
public readonly record struct MetricName(string Namespace, string Name, string Dimensions)
{
    /// <summary>The metric with these dimensions, in whatever order they come.</summary>
    public static MetricName Of(string @namespace, string name, IEnumerable<(string Name, string Value)> dimensions) =>
        new(
            @namespace,
            name,
            string.Join(
                '\n',
                dimensions.OrderBy(d => d.Name, StringComparer.Ordinal).Select(d => $"{d.Name}={d.Value}")
            )
        );

    /// <summary>The names of its dimensions.</summary>
    public IEnumerable<string> DimensionNames => Pairs.Select(p => p.Name);

    /// <summary>Its dimensions.</summary>
    public IEnumerable<(string Name, string Value)> Pairs =>
        Dimensions.Length == 0
            ? []
            : Dimensions
                .Split('\n')
                .Select(d =>
                    (d[..d.IndexOf('=', StringComparison.Ordinal)], d[(d.IndexOf('=', StringComparison.Ordinal) + 1)..])
                );
}
