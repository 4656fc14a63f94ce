using RoleFerry.Cli.Policies;
using RoleFerry.Core.HeartbeatMonitors;
using RoleFerry.Core.Signals;
using YamlDotNet.RepresentationModel;

namespace RoleFerry.Cli.Metrics;

/// <summary>Reads the section <c>heartbeats</c> of metrics.yaml.</summary>
/// <param name="runbookOf">A monitor's runbook, which has to exist.</param>
/// <param name="findings">Where to tell what is wrong.</param>
internal sealed class HeartbeatYaml(Func<YamlFields, string?> runbookOf, Findings findings)
{
    private static readonly Dictionary<string, Severity> Severities = Enum.GetValues<Severity>()
        .ToDictionary(s => s.ToString());

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public HeartbeatMonitor Read(YamlNode node)
    {
        var fields = new YamlFields(
            node,
            "a heartbeat",
            ["name", "description", "every", "grace", "severity", "service", "runbook"],
            findings
        );
        foreach (var field in new[] { "name", "description", "every", "severity", "service" })
            fields.Required(field);
        return new HeartbeatMonitor
        {
            Name = Name(fields),
            Description = fields.Text("description") ?? "",
            Every = fields.Duration("every", "1m", "31d", TimeSpan.FromDays(1)),
            Grace = fields.Duration("grace", "0s", "7d", TimeSpan.Zero),
            Severity = fields.Word("severity", Severities, Severity.P2),
            Service = fields.Text("service") ?? "",
            Runbook = runbookOf(fields),
        };
    }

    private string Name(YamlFields fields)
    {
        var name = fields.Text("name") ?? "";
        if (name.Length > 0 && !MetricNames.IsPlain(name))
            fields.Wrong("name", $"`{name}` becomes part of a URL. Use letters, digits, _ and -.");
        else if (name.Length > 0 && !_names.Add(name))
            fields.Wrong("name", $"A heartbeat monitor `{name}` is defined above.");
        return name;
    }
}
