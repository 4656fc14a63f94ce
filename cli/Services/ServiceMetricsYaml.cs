using System.Collections.Immutable;
using System.Text.RegularExpressions;
using RoleFerry.Cli.Policies;
using RoleFerry.Core.Services;
using RoleFerry.Core.Suspects;
using YamlDotNet.RepresentationModel;

namespace RoleFerry.Cli.Services;

/// <summary>Reads the metrics of a service of services.yaml.</summary>
internal sealed partial class ServiceMetricsYaml(Findings findings)
{
    private static readonly string[] Fields = ["name", "role", "metric", "statistic", "namespace", "dimensions", "per"];

    private static readonly Dictionary<string, SeriesRole> Roles = new()
    {
        ["latency"] = SeriesRole.Latency,
        ["tailLatency"] = SeriesRole.TailLatency,
        ["failures"] = SeriesRole.Failures,
        ["requests"] = SeriesRole.Requests,
        ["saturation"] = SeriesRole.Saturation,
        ["headroom"] = SeriesRole.Headroom,
    };

    /// <summary>Reads a service's field <c>metrics</c>; what they share stands beside it.</summary>
    public ImmutableArray<ServiceMetric> Read(YamlFields service)
    {
        var shared = (Namespace: service.Text("namespace"), Dimensions: Dimensions(service));
        var read = new List<(ServiceMetric Metric, YamlFields Fields)>();
        foreach (var node in service.Items("metrics"))
        {
            var fields = new YamlFields(node, "a metric", Fields, findings);
            foreach (var field in new[] { "name", "role", "metric" })
                fields.Required(field);
            var metric = new ServiceMetric
            {
                Name = fields.Text("name") ?? "",
                Role = fields.Word("role", Roles, SeriesRole.Saturation),
                Namespace = fields.Text("namespace") ?? shared.Namespace ?? "",
                Metric = fields.Text("metric") ?? "",
                Statistic = Statistic(fields),
                Dimensions = fields.Has("dimensions") ? Dimensions(fields) : shared.Dimensions,
                Per = fields.Text("per"),
            };
            if (metric.Name.Length > 0 && read.Exists(r => r.Metric.Name == metric.Name))
                fields.Wrong("name", $"A metric `{metric.Name}` of this service is defined above.");
            if (metric.Namespace.Length == 0 && !fields.Has("namespace"))
                fields.Wrong("metric", "The `namespace` of a metric is its own or its service's, and here is neither.");
            read.Add((metric, fields));
        }

        foreach (var (metric, fields) in read.Where(r => r.Metric.Per is not null))
            if (!read.Exists(r => r.Metric.Name == metric.Per && r.Metric is { Role: SeriesRole.Requests, Per: null }))
                fields.Wrong(
                    "per",
                    $"`per` names a metric of this service with the role requests, not `{metric.Per}`."
                );
        return [.. read.Select(r => r.Metric)];
    }

    private static string Statistic(YamlFields fields)
    {
        var text = fields.Text("statistic") ?? "Average";
        if (!KnownStatistic().IsMatch(text))
            fields.Wrong(
                "statistic",
                $"`statistic` is Average, Sum, Minimum, Maximum, SampleCount or a percentile such as p95, not `{text}`."
            );
        return text;
    }

    private ImmutableSortedDictionary<string, string> Dimensions(YamlFields fields)
    {
        var dimensions = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
        if (!fields.Has("dimensions"))
            return dimensions;
        if (fields.Required("dimensions") is not YamlMappingNode mapping)
        {
            fields.Wrong("dimensions", "`dimensions` is written as `Name: value` lines.");
            return dimensions;
        }

        string[] names = [.. mapping.Children.Keys.Select(k => (k as YamlScalarNode)?.Value ?? "")];
        var read = new YamlFields(mapping, "`dimensions`", names, findings);
        foreach (var name in names)
            if (read.Text(name) is { } value)
                dimensions = dimensions.SetItem(name, value);
        return dimensions;
    }

    /// <summary>
    /// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html
    /// </summary>
    [GeneratedRegex(@"^(Average|Sum|Minimum|Maximum|SampleCount|p(100|\d{1,2}(\.\d{1,10})?))$")]
    private static partial Regex KnownStatistic();
}
