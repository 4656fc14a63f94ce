using System.Globalization;

namespace RoleFerry.Functions.Tests.Template.Rules;

/// <summary>What docs/scale.md says that a month costs, against what the templates deploy.</summary>
internal static class CostRules
{
    private const string Total = "**together**";

    public static IEnumerable<TemplateRule> All =>
        [
            new("What_a_month_costs_is_counted_from_the_templates", Miscounted),
            new("What_a_month_costs_adds_up", Misadded),
        ];

    private static IEnumerable<string> Miscounted(DeployedSystem system)
    {
        var lines = Tables(system).SelectMany(t => t).ToLookup(l => l.What, l => l.Count);
        foreach (var (what, count) in Counted(system))
            if (!lines[what].Contains(count))
                yield return $"docs/scale.md: '{what}' are {count}, not {string.Join(", ", lines[what])}";
    }

    private static IEnumerable<(string What, int Count)> Counted(DeployedSystem system)
    {
        var product = ProductAlarmRules
            .Alarms(system)
            .ToLookup(a => a.Type == "AWS::CloudWatch::CompositeAlarm" ? "composite" : a.Node.At("Condition").Said());
        yield return ("metrics of the alarms on this system", MetricsOf(system.OfType("AWS::CloudWatch::Alarm")));
        // The depth of the queue of jobs is told by SQS or by the logs: one of the two.
        yield return ("metrics of the alarms on the product that name no resource", MetricsOf(Where("", "LogsQueue")));
        yield return ("dashboards", system.Part(DashboardRules.File).OfType("AWS::CloudWatch::Dashboard").Count());
        yield return (
            "metrics of the alarms on the load balancer and target group",
            MetricsOf(Where("HasLoadBalancer", "HasTargetGroup"))
        );
        yield return (
            "metrics of the alarms on the database and its replica",
            MetricsOf(Where("HasDatabase", "HasReplica"))
        );
        yield return ("metrics of the alarms on the cache", MetricsOf(Where("HasCache")));
        yield return ("metrics of the alarms on the containers", MetricsOf(Where("HasEcs", "HasContainerInsights")));
        yield return ("composite alarms", product["composite"].Count());
        yield return (
            "values of monitoring/metrics.yaml, each split by its values",
            system
                .Metrics.At("metrics")
                .Items()
                .Sum(m =>
                    1
                    + m.At("by")
                        .Entries()
                        .Concat(m.At("ranges").Entries())
                        .Sum(values => values.Value.Items().Count() + 1)
                )
        );
        yield return (
            "measures of monitoring/logs.yaml, each split by its values",
            system.Logs.At("measures").Items().Sum(m => m.At("values") is { } values ? values.Items().Count() + 1 : 1)
        );

        IEnumerable<TemplateResource> Where(params string[] conditions) => conditions.SelectMany(c => product[c]);
    }

    /// <summary>
    /// CloudWatch bills an alarm by the metrics that it reads. https://aws.amazon.com/cloudwatch/pricing/
    /// </summary>
    private static int MetricsOf(IEnumerable<TemplateResource> alarms) =>
        alarms.Sum(a => Math.Max(1, a.Property("Metrics").Items().Count(m => m.At("MetricStat") is not null)));

    private static IEnumerable<string> Misadded(DeployedSystem system)
    {
        foreach (var table in Tables(system))
        {
            foreach (var line in table.Where(l => l.Count * l.Each != l.Sum))
                yield return $"docs/scale.md: {line.What}: {line.Count} times {line.Each} is not {line.Sum}";
            if (table.Sum(l => l.Sum) is var sum && TotalOf(system, table) is var said && sum != said)
                yield return $"docs/scale.md: a table adds up to {sum}, not to {said}";
        }
    }

    private static decimal TotalOf(DeployedSystem system, List<CostLine> table) =>
        Lines(system)
            .SkipWhile(cells => cells[0] != table[0].What)
            .Where(cells => cells[0] == Total)
            .Select(cells => Number(cells[3].Trim('*')))
            .First();

    /// <summary>The tables with four columns: what, how many, what each costs, and what all do.</summary>
    private static IEnumerable<List<CostLine>> Tables(DeployedSystem system)
    {
        var table = new List<CostLine>();
        foreach (var cells in Lines(system).SkipWhile(c => c[1] != "how many"))
            if (cells[0] == Total && table.Count > 0)
            {
                yield return table;
                table = [];
            }
            else if (
                int.TryParse(cells[1], CultureInfo.InvariantCulture, out var count)
                && decimal.TryParse(cells[2], CultureInfo.InvariantCulture, out var each)
            )
            {
                table.Add(new CostLine(cells[0], count, each, Number(cells[3])));
            }
    }

    private static IEnumerable<string[]> Lines(DeployedSystem system) =>
        from line in system.CostGuide.Split('\n')
        let cells = line.Trim('|').Split('|', StringSplitOptions.TrimEntries)
        where line.StartsWith('|') && cells.Length == 4
        select cells;

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
