using System.Collections.Immutable;
using System.Globalization;
using RoleFerry.Cli.Policies;
using RoleFerry.Core.Metrics.Counters;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace RoleFerry.Cli.Metrics;

/// <summary>Reads what is counted for a metric.</summary>
internal sealed class CounterYaml(EventCatalogue events, Findings findings)
{
    /// <summary>Combinations of a metric's dimensions: each is an item of its own for every hour.</summary>
    private const int MostCombinations = 200;

    private static readonly string[] Count = ["event", "where"];
    private static readonly string[] OfField = ["event", "where", "field"];

    /// <summary>
    /// Reads a mapping with <c>event</c>, <c>where</c> and, unless it is a plain count, <c>field</c>.
    /// </summary>
    /// <param name="node">The mapping.</param>
    /// <param name="what">What it is, as a finding names it.</param>
    /// <param name="kind">What is kept.</param>
    /// <param name="by">What it is told apart by, with their places.</param>
    /// <param name="isFast">Whether it is counted by five minutes.</param>
    public CounterDefinition Read(
        YamlNode node,
        string what,
        CounterKind kind,
        IReadOnlyList<(Dimension Dimension, Mark At)> by,
        bool isFast
    )
    {
        var fields = new YamlFields(node, what, kind == CounterKind.Count ? Count : OfField, findings);
        fields.Required("event");
        string name = fields.Text("event") ?? "";
        if (name.Length > 0)
            events.Require(name, fields.Place("event"));
        string? field = null;
        if (kind != CounterKind.Count)
        {
            fields.Required("field");
            field = fields.Text("field");
            if (field is not null)
                events.Require(name, field, fields.Place("field"));
        }

        foreach (var (dimension, at) in by)
            events.Require(name, dimension.Field, at);
        ImmutableArray<FieldMatcher> where = fields.Has("where")
            ? [.. Lists(fields.Required("where")!, "where").Select(l => Matcher(l, name))]
            : [];
        return new CounterDefinition(name, where, kind, field, [.. by.Select(d => d.Dimension)], isFast);
    }

    /// <summary>Reads <c>by</c> and <c>ranges</c> of a metric.</summary>
    public IReadOnlyList<(Dimension Dimension, Mark At)> Dimensions(YamlFields metric)
    {
        var by = new List<(Dimension, Mark)>();
        if (metric.Has("by"))
        {
            foreach (var list in Lists(metric.Required("by")!, "by"))
                by.Add((new Dimension(list.Field, [.. list.Values.Select(v => Value(v))], []), list.At));
        }

        if (metric.Has("ranges"))
        {
            foreach (var list in Lists(metric.Required("ranges")!, "ranges"))
                by.Add((new Dimension(list.Field, [], [.. Ends(list)]), list.At));
        }

        double combinations = by.Aggregate(1.0, (product, d) =>
            product * (d.Item1.Values.Length + d.Item1.UpTo.Length + 1)
        );
        if (combinations > MostCombinations)
            metric.Wrong(
                metric.Has("by") ? "by" : "ranges",
                $"These are {combinations} combinations; at most {MostCombinations} are counted separately."
            );
        return by;
    }

    private FieldMatcher Matcher(
        (string Field, Mark At, IReadOnlyList<(string Text, Mark At)> Values) list,
        string name
    )
    {
        events.Require(name, list.Field, list.At);
        return new FieldMatcher(list.Field, [.. list.Values.Select(Value)]);
    }

    private IEnumerable<double> Ends((string Field, Mark At, IReadOnlyList<(string Text, Mark At)> Values) list)
    {
        double last = -1;
        foreach (var (text, at) in list.Values)
        {
            if (
                !double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double end)
                || end <= last
            )
                findings.Error(at, $"`{text}` is not a number greater than those before it.");
            else
                yield return last = end;
        }
    }

    private string Value((string Text, Mark At) value)
    {
        if (!MetricNames.IsValue(value.Text))
            findings.Error(
                value.At,
                $"`{value.Text}` cannot be a value here. Use up to 64 letters, digits and _ - . @ /, and an "
                    + $"optional * at the end."
            );
        return value.Text;
    }

    /// <summary>A mapping of fields to their values, each one value or a list.</summary>
    private IEnumerable<(string Field, Mark At, IReadOnlyList<(string Text, Mark At)> Values)> Lists(
        YamlNode node,
        string name
    )
    {
        if (node is not YamlMappingNode mapping)
        {
            findings.Error(node.Start, $"`{name}` is written as `field: [value, value]` lines.");
            yield break;
        }

        foreach (var (key, value) in mapping.Children)
        {
            string field = (key as YamlScalarNode)?.Value ?? "";
            IEnumerable<YamlNode> nodes = value is YamlSequenceNode sequence ? sequence.Children : [value];
            var texts = nodes.Select(n => ((n as YamlScalarNode)?.Value ?? "", n.Start)).ToArray();
            if (texts.Length == 0)
                findings.Error(key.Start, $"`{field}` needs at least one value.");
            yield return (field, key.Start, texts);
        }
    }
}
