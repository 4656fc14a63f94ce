using System.Collections.Immutable;
using RoleFerry.Cli.Policies;
using RoleFerry.Core.Services;
using YamlDotNet.RepresentationModel;

namespace RoleFerry.Cli.Services;

/// <summary>Reads services.yaml, and tells everything that is wrong with it.</summary>
internal sealed class ServicesYaml
{
    private static readonly string[] Fields = ["name", "owner", "calls", "namespace", "dimensions", "metrics"];

    private readonly Findings _findings = new();
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly List<(string Name, YamlDotNet.Core.Mark At)> _calls = [];
    private readonly ServiceMetricsYaml _metrics;

    private ServicesYaml() => _metrics = new ServiceMetricsYaml(_findings);

    /// <summary>Reads the services; null where there is an error among the findings.</summary>
    public static (ServiceMap? Map, ImmutableArray<Finding> Findings) Read(string yaml) => new ServicesYaml().All(yaml);

    private (ServiceMap? Map, ImmutableArray<Finding> Findings) All(string yaml)
    {
        if (YamlText.Load(yaml, _findings) is not { } node)
            return (null, _findings.InOrder);
        var root = new YamlFields(node, "the file", ["services"], _findings);
        root.Required("services");
        var map = new ServiceMap([.. root.Items("services").Select(Service)]);
        foreach (var (name, at) in _calls.Where(c => !_names.Contains(c.Name)))
            _findings.Error(
                at,
                $"There is no service `{name}`.{Suggestion.Sentence(name, [.. map.Services.Select(s => s.Name)])}"
            );
        if (map.Services.Sum(s => s.Metrics.Length) is var metrics and > ServiceMap.MaxMetrics)
            root.Wrong(
                "services",
                $"CloudWatch gives {ServiceMap.MaxMetrics} metrics in one call, and here are {metrics}."
            );
        // What passes here has to load in a function: by the very code that loads it there.
        return (_findings.HasErrors ? null : ServiceMapJson.Read(ServiceMapJson.Write(map)), _findings.InOrder);
    }

    private ServiceDefinition Service(YamlNode node)
    {
        var fields = new YamlFields(node, "a service", Fields, _findings);
        var name = Name(fields);
        var calls = fields.Texts("calls");
        _calls.AddRange(calls);
        foreach (var (_, at) in calls.Where(c => c.Text == name))
            _findings.Error(at, $"`{name}` does not depend on itself.");
        return new ServiceDefinition(
            name,
            fields.Text("owner") ?? "",
            [.. calls.Select(c => c.Text).Distinct(StringComparer.Ordinal)],
            _metrics.Read(fields)
        );
    }

    private string Name(YamlFields fields)
    {
        fields.Required("name");
        var name = fields.Text("name") ?? "";
        if (name.Length > 0 && !_names.Add(name))
            fields.Wrong("name", $"A service `{name}` is defined above.");
        return name;
    }
}
