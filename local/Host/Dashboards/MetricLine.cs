using System.Text.Json.Nodes;
using RoleFerry.Local.Metrics;

namespace RoleFerry.Local.Dashboards;

/// <summary>One entry of a metric widget's <c>metrics</c>.</summary>
/// <param name="Metric">The metric; null for an expression.</param>
/// <param name="Expression">The expression; null for a metric.</param>
/// <param name="Id">What expressions call it.</param>
/// <param name="Label">What the legend calls it.</param>
/// <param name="Statistic">How its values are put together.</param>
/// <param name="IsVisible">Whether it is drawn.</param>
internal sealed record MetricLine(
    MetricName? Metric,
    string? Expression,
    string Id,
    string Label,
    string Statistic,
    bool IsVisible
)
{
    /// <summary>
    /// Reads them. A dot stands for what stands in its place in the entry before, three for all that is left of it.
    /// </summary>
    public static IReadOnlyList<MetricLine> Read(JsonArray metrics, string statistic)
    {
        var lines = new List<MetricLine>();
        string[] before = [];
        foreach (var entry in metrics.OfType<JsonArray>())
        {
            var options = entry.LastOrDefault() as JsonObject ?? [];
            string[] said = [.. entry.Where(e => e is JsonValue).Select(e => (string)e!)];
            if (said is [.. var head, "..."])
                said = [.. head, .. before.Skip(head.Length)];
            said = [.. said.Select((text, n) => text == "." && n < before.Length ? before[n] : text)];
            if (said.Length > 0)
                before = said;
            lines.Add(Line(said, options, statistic, lines.Count));
        }

        return lines;
    }

    private static MetricLine Line(string[] said, JsonObject options, string statistic, int number)
    {
        var expression = (string?)options["expression"];
        MetricName? metric = expression is null
            ? MetricName.Of(said[0], said[1], said.Skip(2).Chunk(2).Select(pair => (pair[0], pair[1])))
            : null;
        return new MetricLine(
            metric,
            expression,
            (string?)options["id"] ?? $"m{number}",
            (string?)options["label"] ?? metric?.Name ?? "",
            (string?)options["stat"] ?? statistic,
            (bool?)options["visible"] ?? true
        );
    }
}
