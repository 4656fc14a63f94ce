using RoleFerry.Cli.Policies;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace RoleFerry.Cli.Metrics;

/// <summary>
/// The events that the product logs and their fields, so that a slip of the pen in a definition is found before it
/// counts nothing.
/// </summary>
internal sealed class EventCatalogue
{
    private readonly Dictionary<string, HashSet<string>> _fields = new(StringComparer.Ordinal);
    private readonly Findings _findings;

    public EventCatalogue(IEnumerable<YamlNode> nodes, Findings findings)
    {
        _findings = findings;
        foreach (var node in nodes)
        {
            var fields = new YamlFields(node, "an event", ["event", "fields"], findings);
            if (fields.Required("event") is null || fields.Text("event") is not { } name)
                continue;
            if (!MetricNames.IsPlain(name))
                fields.Wrong("event", $"`{name}` is not an event name. Use letters, digits, _ and -.");
            else if (!_fields.TryAdd(name, [.. fields.Texts("fields").Select(f => f.Text)]))
                fields.Wrong("event", $"The event `{name}` is described twice.");
            foreach (var (field, at) in fields.Texts("fields").Where(f => !MetricNames.IsPlain(f.Text)))
                findings.Error(at, $"`{field}` is not a field name. Use letters, digits, _ and -.");
        }
    }

    /// <summary>Tells when an event is not known.</summary>
    public void Require(string name, Mark at)
    {
        if (!_fields.ContainsKey(name))
            _findings.Error(at, $"There is no event `{name}` among `events`.{Suggestion.Sentence(name, _fields.Keys)}");
    }

    /// <summary>Tells when an event that is known has no such field.</summary>
    public void Require(string name, string field, Mark at)
    {
        if (_fields.TryGetValue(name, out var fields) && !fields.Contains(field))
            _findings.Error(
                at,
                $"The event `{name}` has no field `{field}` among `events`.{Suggestion.Sentence(field, fields)}"
            );
    }
}
