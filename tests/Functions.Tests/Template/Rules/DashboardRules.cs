using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace RoleFerry.Functions.Tests.Template.Rules;

/// <summary>The three dashboards, in monitoring/dashboards.yaml.</summary>
internal static partial class DashboardRules
{
    public const string File = "monitoring/dashboards.yaml";

    /// <summary>
    /// Columns of a dashboard.
    /// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
    /// </summary>
    private const int Columns = 24;

    /// <summary>What the team wants to see: dashboard, how it is drawn, and of what.</summary>
    private static readonly (string Dashboard, string Drawn, string Of)[] Wanted =
    [
        ("Overview", "timeSeries", "TargetResponseTime"),
        ("Overview", "timeSeries", "RequestCount"),
        ("Overview", "bar stacked", "HTTPCode_Target_5XX_Count"),
        ("Overview", "gauge", "active_users"),
        ("Overview", "singleValue", "ApplicationsCreated"),
        ("Overview", "gauge", "reply_rate"),
        ("Overview", "heat-map", "CPUUtilization, MemoryUtilization"),
        ("Overview", "timeSeries", "DatabaseConnections"),
        ("Overview", "gauge", "DatabaseMemoryUsagePercentage"),
        ("Overview", "active-alerts", ""),
        ("Overview", "alert-history", ""),
        ("Overview", "on-call", ""),
        ("Overview", "error-groups", ""),
        ("Overview", "slo", ""),
        ("Overview", "trace", ""),
        ("Overview", "post-mortems", ""),
        ("Enrichment", "timeSeries", "EnrichmentStarted"),
        ("Enrichment", "timeSeries", "EnrichmentDuration"),
        ("Enrichment", "timeSeries stacked", "QueueDepth"),
        ("Enrichment", "gauge", "enrichment_success"),
        ("Enrichment", "histogram", "contacts_per_job"),
        ("Enrichment", "gauge", "email_verification"),
        ("Enrichment", "timeSeries", "ProviderLatency apollo"),
        ("Enrichment", "timeSeries", "ProviderLatency clay"),
        ("Enrichment", "bar", "ProviderFailures"),
        ("Enrichment", "rollup-trend", "enrichment_success"),
        ("Deliverability", "timeSeries", "email_sends"),
        ("Deliverability", "timeSeries stacked", "email_sends_by_mailbox"),
        ("Deliverability", "gauge", "mailbox_health"),
        ("Deliverability", "mailbox-status", ""),
        ("Deliverability", "gauge", "email_deliverability"),
        ("Deliverability", "timeSeries", "bounce_rate"),
        ("Deliverability", "timeSeries", "reply_rate"),
    ];

    public static IEnumerable<TemplateRule> All =>
        [
            new("Every_widget_of_the_three_dashboards_is_there", Unseen),
            new("Every_dashboard_is_one_that_CloudWatch_takes", Undrawable),
        ];

    /// <summary>A dashboard's widgets, with parameters at their defaults.</summary>
    public static IReadOnlyList<JsonNode> Widgets(DeployedSystem system, string dashboard)
    {
        var part = system.Part(File);
        var body = part.OfType("AWS::CloudWatch::Dashboard")
            .SingleOrDefault(d => d.Name == dashboard + "Dashboard")
            ?.Property("DashboardBody")
            .Said()
            ?? "!Sub {\"widgets\":[]}";
        var filled = Placeholder()
            .Replace(body["!Sub ".Length..], m =>
                part.Template.At($"Parameters/{m.Groups["name"].Value}/Default").Said() is { Length: > 0 } value
                    ? value
                    : m.Groups["name"].Value
            );
        return [.. JsonNode.Parse(filled)!["widgets"]!.AsArray().Select(w => w!)];
    }

    private static IEnumerable<string> Unseen(DeployedSystem system) =>
        from dashboard in Wanted.GroupBy(w => w.Dashboard)
        let widgets = Widgets(system, dashboard.Key)
        from wanted in dashboard
        where !widgets.Any(w => Drawn(w) == wanted.Drawn && Shows(w, wanted.Of))
        select $"{wanted.Dashboard}: no {wanted.Drawn} of {wanted.Of}";

    private static string Drawn(JsonNode widget) =>
        (string?)widget["type"] switch
        {
            "custom" => (string?)widget["properties"]!["params"]!["widget"] ?? "",
            "metric" =>
                $"{widget["properties"]!["view"]}{((bool?)widget["properties"]!["stacked"] == true ? " stacked" : "")}",
            var other => other ?? "",
        };

    /// <summary>Whether every word stands in what the widget is made of.</summary>
    private static bool Shows(JsonNode widget, string of)
    {
        var text = (widget["properties"]!["metrics"] ?? widget["properties"]!["params"])
            ?.ToJsonString()
            .Replace("\\u0022", "\"", StringComparison.Ordinal)
            ?? "";
        return of.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)
            .All(word => text.Contains($"\"{word}", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Undrawable(DeployedSystem system)
    {
        foreach (var dashboard in new[] { "Overview", "Enrichment", "Deliverability" })
        {
            var widgets = Widgets(system, dashboard);
            var taken = new HashSet<(int, int)>();
            foreach (var widget in widgets)
            {
                var (x, y, width, height) = (
                    (int)widget["x"]!,
                    (int)widget["y"]!,
                    (int)widget["width"]!,
                    (int)widget["height"]!
                );
                var title = $"{dashboard}, {widget["properties"]!["title"] ?? widget["properties"]!["markdown"]}";
                if (x + width > Columns)
                    yield return $"{title}: is wider than the page";
                foreach (
                    var cell in from column in Enumerable.Range(x, width)
                    from row in Enumerable.Range(y, height)
                    select (column, row)
                )
                    if (!taken.Add(cell))
                    {
                        yield return $"{title}: lies over another one";
                        break;
                    }

                if (
                    (string?)widget["properties"]!["view"] == "gauge"
                    && widget["properties"]!["yAxis"]?["left"]?["max"] is null
                )
                    yield return $"{title}: a gauge needs its ends";
                if (
                    (string?)widget["type"] == "custom"
                    && (string?)widget["properties"]!["endpoint"] != "WidgetsFunctionArn"
                )
                    yield return $"{title}: is not drawn by DashboardWidgets";
                if ((string?)widget["type"] == "metric" && widget["properties"]!["metrics"]!.AsArray().Count == 0)
                    yield return $"{title}: shows nothing";
            }
        }
    }

    [GeneratedRegex(@"\$\{(?<name>[A-Za-z:]+)\}")]
    private static partial Regex Placeholder();
}
