using System.Collections.Immutable;
using NodaTime;
using RoleFerry.Cli.Policies;
using RoleFerry.Core.Metrics;
using RoleFerry.Core.Metrics.Counters;
using RoleFerry.Core.Metrics.Windows;
using RoleFerry.Core.Signals;

namespace RoleFerry.Cli.Metrics;

/// <summary>Reads metrics.yaml, and tells everything that is wrong with it.</summary>
/// <param name="runbooks">The runbooks that there are; null: they are not known, and none is missed.</param>
internal sealed class MetricsYaml(ImmutableArray<string>? runbooks)
{
    private static readonly string[] Kinds = ["count", "sum", "mean", "ratio", "distinct", "quantile"];

    private static readonly string[] Fields =
    [
        "name",
        "description",
        .. Kinds,
        "share",
        "by",
        "ranges",
        "perMinute",
        "unit",
        "window",
        "zone",
        "target",
        "better",
        "alert",
        "minimum",
        "severity",
        "service",
        "runbook",
        "expected",
        "unusual",
        "objective",
    ];

    private static readonly Dictionary<string, WindowLength> Windows = new()
    {
        ["fiveMinutes"] = WindowLength.FiveMinutes,
        ["hour"] = WindowLength.Hour,
        ["day"] = WindowLength.Day,
        ["week"] = WindowLength.Week,
    };

    private static readonly Dictionary<string, MetricUnit> Units = Enum.GetValues<MetricUnit>()
        .ToDictionary(u => u.ToString().ToLowerInvariant());
    private static readonly Dictionary<string, Severity> Severities = Enum.GetValues<Severity>()
        .ToDictionary(s => s.ToString());
    private static readonly Dictionary<string, bool> Better = new() { ["higher"] = true, ["lower"] = false };

    private readonly Findings _findings = new();

    /// <summary>Reads the definitions; null where there is an error among the findings.</summary>
    public (MetricSet? Metrics, ImmutableArray<Finding> Findings) Read(string yaml)
    {
        var metrics = YamlText.Load(yaml, _findings) is { } root
            ? Metrics(new YamlFields(root, "the file", ["zone", "events", "metrics", "heartbeats"], _findings))
            : null;
        return (_findings.HasErrors ? null : metrics, _findings.InOrder);
    }

    private MetricSet Metrics(YamlFields root)
    {
        root.Required("zone");
        root.Required("events");
        root.Required("metrics");
        var zone = Zone(root) ?? DateTimeZone.Utc;
        var counters = new CounterYaml(new EventCatalogue(root.Items("events"), _findings), _findings);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var metrics = root.Items("metrics")
            .Select(n => Metric(new YamlFields(n, "a metric", Fields, _findings), zone, names, counters))
            .ToArray();

        // What is counted by five minutes for one metric need not be counted by the hour for another.
        var fast = metrics
            .SelectMany(m => new[] { m.Counter, m.Whole })
            .Where(c => c is { IsFast: true })
            .Select(c => c!.Name)
            .ToHashSet(StringComparer.Ordinal);
        var heartbeats = new HeartbeatYaml(Runbook, _findings);
        return new MetricSet(
            [.. metrics.Select(m => m with { Counter = Shared(m.Counter, fast), Whole = Shared(m.Whole, fast) })],
            [.. root.Items("heartbeats").Select(heartbeats.Read)]
        );
    }

    private static CounterDefinition? Shared(CounterDefinition? counter, HashSet<string> fast) =>
        counter is { IsFast: false } && Fast(counter) is var twin && fast.Contains(twin.Name) ? twin : counter;

    private static CounterDefinition Fast(CounterDefinition c) =>
        new(c.Event, c.Where, c.Kind, c.Field, c.By, IsFast: true);

    private MetricDefinition Metric(YamlFields fields, DateTimeZone zone, HashSet<string> names, CounterYaml counters)
    {
        string name = Name(fields, names);
        var kind = Kind(fields);
        var window = fields.Word("window", Windows, WindowLength.Day);
        fields.Required("window");
        var unit = fields.Word("unit", Units, kind == MetricKind.Ratio ? MetricUnit.Percent : MetricUnit.Count);
        if ((unit == MetricUnit.Percent) != (kind == MetricKind.Ratio))
            fields.Wrong("unit", "Shares have the unit percent, and only shares do.");
        var (counter, whole) = Counters(fields, kind, window == WindowLength.FiveMinutes, counters);
        var threshold = Threshold(fields, unit, window);
        return new MetricDefinition
        {
            Name = name,
            Description = Said(fields, "description"),
            Kind = kind,
            Window = window,
            Zone = fields.Has("zone") ? Zone(fields) ?? zone : zone,
            Unit = unit,
            Counter = counter,
            Whole = whole,
            Share = Share(fields, kind),
            PerMinute = PerMinute(fields, kind),
            Target = Number(fields, "target", unit),
            HigherIsBetter = fields.Word("better", Better, threshold is not { Side: ThresholdSide.Above }),
            Threshold = threshold,
            MinimumSample = fields.Number("minimum", 0, int.MaxValue, 0),
            Severity = SeverityOf(fields),
            Service = Said(fields, "service"),
            Runbook = Runbook(fields),
            Expected = fields.Flag("expected"),
            Unusual = fields.Flag("unusual"),
            Objective = Objective(fields, kind, window),
        };
    }

    private static string Name(YamlFields fields, HashSet<string> names)
    {
        string name = Said(fields, "name");
        if (name.Length > 0 && !MetricNames.IsMetric(name))
            fields.Wrong(
                "name",
                $"`{name}` is not a metric name. Use lower-case letters, digits and _, beginning with a letter."
            );
        else if (name.Length > 0 && !names.Add(name))
            fields.Wrong("name", $"A metric `{name}` is defined above.");
        return name;
    }

    private static MetricKind Kind(YamlFields fields)
    {
        string[] said = [.. Kinds.Where(fields.Has)];
        if (said.Length != 1)
        {
            fields.Wrong(said.Length > 1 ? said[1] : "name", $"A metric needs one of {string.Join(", ", Kinds)}.");
            return said.Length > 1 ? Enum.Parse<MetricKind>(said[0], ignoreCase: true) : MetricKind.Count;
        }

        return Enum.Parse<MetricKind>(said[0], ignoreCase: true);
    }

    private (CounterDefinition? Counter, CounterDefinition? Whole) Counters(
        YamlFields fields,
        MetricKind kind,
        bool isFast,
        CounterYaml counters
    )
    {
        var by = counters.Dimensions(fields);
        string said = kind.ToString().ToLowerInvariant();
        if (!fields.Has(said))
            return default;
        var node = fields.Required(said)!;
        if (kind != MetricKind.Ratio)
            return (counters.Read(node, $"`{said}`", KeptFor(kind), by, isFast), null);

        var ratio = new YamlFields(node, "`ratio`", ["part", "whole"], _findings);
        if (ratio.Required("part") is not { } partNode || ratio.Required("whole") is not { } wholeNode)
            return default;
        var part = counters.Read(partNode, "`part`", CounterKind.Count, by, isFast);
        var whole = counters.Read(wholeNode, "`whole`", CounterKind.Count, by, isFast);
        if (part.Name == whole.Name)
            ratio.Wrong("whole", "Part and whole are the same, so this is always 100 % or has no value.");
        return (part, whole);
    }

    private static CounterKind KeptFor(MetricKind kind) =>
        kind switch
        {
            MetricKind.Sum or MetricKind.Mean => CounterKind.Sum,
            MetricKind.Distinct => CounterKind.Different,
            MetricKind.Quantile => CounterKind.Values,
            _ => CounterKind.Count,
        };

    private static double Share(YamlFields fields, MetricKind kind)
    {
        if (kind == MetricKind.Quantile)
            fields.Required("share");
        else if (fields.Has("share"))
            fields.Wrong("share", "Only a quantile has a `share`.");
        return Number(fields, "share", MetricUnit.Percent) ?? 0;
    }

    private static bool PerMinute(YamlFields fields, MetricKind kind)
    {
        if (fields.Has("perMinute") && kind != MetricKind.Count)
            fields.Wrong("perMinute", "Only a count can be given per minute.");
        return fields.Flag("perMinute");
    }

    private MetricThreshold? Threshold(YamlFields fields, MetricUnit unit, WindowLength window)
    {
        if (!fields.Has("alert"))
            return null;
        var alert = new YamlFields(fields.Required("alert")!, "`alert`", ["below", "above", "for"], _findings);
        if (alert.Has("below") == alert.Has("above"))
            fields.Wrong("alert", "An alert is `below` or `above` a value.");
        bool isBelow = alert.Has("below");
        var length = window == WindowLength.FiveMinutes ? TimeSpan.FromMinutes(5) : TimeSpan.FromHours(1);
        var duration = alert.Duration("for", "5m", "1d", TimeSpan.Zero);
        if (alert.Has("for") && (window > WindowLength.Hour || duration.Ticks % length.Ticks != 0))
            alert.Wrong("for", "`for` is a multiple of the window, five minutes or an hour.");
        return new MetricThreshold(
            isBelow ? ThresholdSide.Below : ThresholdSide.Above,
            Number(alert, isBelow ? "below" : "above", unit) ?? 0,
            duration
        );
    }

    private static Severity SeverityOf(YamlFields fields)
    {
        foreach (string why in new[] { "alert", "expected", "unusual" })
        {
            if (fields.Has(why) && !fields.Has("severity"))
            {
                fields.Wrong(why, $"A metric with `{why}` needs `severity`.");
                break;
            }
        }

        return fields.Word("severity", Severities, Severity.P2);
    }

    private string? Runbook(YamlFields fields)
    {
        string? runbook = fields.Text("runbook");
        if (runbook is not null && runbooks is { } known && !known.Contains(runbook))
            fields.Wrong("runbook", $"There is no runbooks/{runbook}.md.{Suggestion.Sentence(runbook, known)}");
        return runbook;
    }

    private MetricObjective? Objective(YamlFields fields, MetricKind kind, WindowLength window)
    {
        if (!fields.Has("objective"))
            return null;
        if (kind != MetricKind.Ratio || window != WindowLength.FiveMinutes)
            fields.Wrong(
                "objective",
                "An objective needs a ratio of good events to all events, in windows of five minutes, because "
                    + "burn rates are computed that often."
            );
        var objective = new YamlFields(
            fields.Required("objective")!,
            "`objective`",
            ["goal", "leastEvents"],
            _findings
        );
        objective.Required("goal");
        objective.Required("leastEvents");
        double goal = Number(objective, "goal", MetricUnit.Percent) ?? 0.5;
        if (goal is 0 or 1)
            objective.Wrong(
                "goal",
                "`goal` must be above 0 % and below 100 %; otherwise there is no error budget to burn."
            );
        return new MetricObjective(goal, objective.Number("leastEvents", 1, int.MaxValue, 1));
    }

    private static double? Number(YamlFields fields, string name, MetricUnit unit)
    {
        if (fields.Text(name) is not { } text)
            return null;
        if (MetricNumber.Read(text, unit) is { } number)
            return number;
        fields.Wrong(name, $"`{name}` is {MetricNumber.Example(unit)}; `{text}` is not.");
        return null;
    }

    private static DateTimeZone? Zone(YamlFields fields)
    {
        if (fields.Text("zone") is not { } name)
            return null;
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(name);
        if (zone is null)
        {
            var meant = Suggestion.For(name, DateTimeZoneProviders.Tzdb.Ids);
            var hint = meant is null ? "" : $" Did you mean `{meant}`?";
            fields.Wrong("zone", $"`{name}` is no IANA time zone such as Europe/Berlin.{hint}");
        }

        return zone;
    }

    private static string Said(YamlFields fields, string name)
    {
        fields.Required(name);
        return fields.Text(name) ?? "";
    }
}
