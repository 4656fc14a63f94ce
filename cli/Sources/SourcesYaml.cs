using System.Collections.Immutable;
using RoleFerry.Cli.Policies;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Sources.Mappings;
using YamlDotNet.RepresentationModel;

namespace RoleFerry.Cli.Sources;

/// <summary>Reads sources.yaml, and tells everything that is wrong with it.</summary>
internal sealed class SourcesYaml
{
    private const string Otherwise = "else";

    private static readonly string[] Fields =
    [
        "name",
        "match",
        "alarm",
        "id",
        "at",
        "state",
        "ends",
        "quiet",
        "severity",
        "service",
        "summary",
        "description",
        "runbook",
        "link",
        "tags",
        "after",
    ];

    private static readonly string[] Severities = [.. Enum.GetNames<Severity>(), Otherwise];

    private readonly Findings _findings = new();
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly ConditionsYaml _conditions;

    private SourcesYaml() => _conditions = new ConditionsYaml(_findings);

    /// <summary>Reads the mappings; null where there is an error among the findings.</summary>
    public static (MappingRules? Rules, ImmutableArray<Finding> Findings) Read(string yaml) =>
        new SourcesYaml().All(yaml);

    private (MappingRules? Rules, ImmutableArray<Finding> Findings) All(string yaml)
    {
        if (YamlText.Load(yaml, _findings) is not { } node)
            return (null, _findings.InOrder);
        var root = new YamlFields(node, "the file", ["mappings"], _findings);
        root.Required("mappings");
        var rules = new MappingRules([.. root.Items("mappings").Select(Mapping)]);
        // What passes here has to load in a function: by the very code that loads it there.
        if (!_findings.HasErrors)
        {
            foreach (var problem in EventMappings.Load(MappingRulesJson.Write(rules)).Problems)
                _findings.Error(root.Place("mappings"), problem);
        }

        return (_findings.HasErrors ? null : rules, _findings.InOrder);
    }

    private MappingRule Mapping(YamlNode node)
    {
        var fields = new YamlFields(node, "a mapping", Fields, _findings);
        fields.Required("match");
        fields.Required("alarm");
        return new MappingRule
        {
            Name = Name(fields),
            Match = Conditions(fields, "match"),
            Alarm = Template(fields, "alarm") ?? "",
            Id = Template(fields, "id"),
            At = Template(fields, "at"),
            State = Template(fields, "state"),
            Ends = Conditions(fields, "ends"),
            Quiet = Conditions(fields, "quiet"),
            Severity = Severity(fields),
            Service = Template(fields, "service"),
            Summary = Template(fields, "summary"),
            Description = Template(fields, "description"),
            Runbook = Template(fields, "runbook"),
            Link = Template(fields, "link"),
            Tags = Tags(fields),
            After = After(fields),
        };
    }

    private string Name(YamlFields fields)
    {
        fields.Required("name");
        var name = fields.Text("name") ?? "";
        if (name.Length > 0 && MappingNames.Problem(name) is { } problem)
            fields.Wrong("name", problem);
        else if (name.Length > 0 && !_names.Add(name))
            fields.Wrong("name", $"A mapping `{name}` is defined above.");
        return name;
    }

    private static string? Template(YamlFields fields, string name)
    {
        var text = fields.Text(name);
        if (text is not null && !TextTemplate.TryRead(text, out _, out var problem))
            fields.Wrong(name, $"`{name}`: {problem}");
        return text;
    }

    private ImmutableArray<ImmutableArray<FieldRule>> Conditions(YamlFields fields, string name) =>
        fields.Has(name) ? _conditions.Read(fields.Required(name)!, name) : [];

    private ImmutableArray<SeverityRule> Severity(YamlFields fields)
    {
        if (!fields.Has("severity"))
            return [];
        var node = fields.Required("severity")!;
        if (node is YamlScalarNode)
            return Template(fields, "severity") is { } text ? [new SeverityRule(text, [])] : [];
        var cases = new YamlFields(node, "`severity`", Severities, _findings);
        return
        [
            .. Enum.GetNames<Severity>()
                .Where(cases.Has)
                .Select(name => new SeverityRule(name, _conditions.Read(cases.Required(name)!, name))),
            .. Template(cases, Otherwise) is { } otherwise ? new[] { new SeverityRule(otherwise, []) } : [],
        ];
    }

    private ImmutableArray<TagRule> Tags(YamlFields fields)
    {
        if (!fields.Has("tags"))
            return [];
        if (fields.Required("tags") is not YamlMappingNode mapping)
        {
            fields.Wrong("tags", "`tags` is written as `name: value` lines.");
            return [];
        }

        string[] names = [.. mapping.Children.Keys.Select(k => (k as YamlScalarNode)?.Value ?? "")];
        var tags = new YamlFields(mapping, "`tags`", names, _findings);
        return
        [
            .. names
                .Select(name => (Name: name, Value: Template(tags, name)))
                .Where(t => t.Value is not null)
                .Select(t => new TagRule(t.Name, t.Value!)),
        ];
    }

    private static string? After(YamlFields fields)
    {
        var longest = $"{Signal.LongestEnd.TotalDays:F0}d";
        return fields.Duration("after", "1m", longest, TimeSpan.Zero) > TimeSpan.Zero ? fields.Text("after") : null;
    }
}
