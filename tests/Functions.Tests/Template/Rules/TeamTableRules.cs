using System.Globalization;

namespace RoleFerry.Functions.Tests.Template.Rules;

/// <summary>The team's table, line by line, against what is deployed.</summary>
internal static class TeamTableRules
{
    private static readonly TeamLine[] JudgedByCloudWatch =
    [
        new("API P95 latency", "TargetResponseTime p95", ">", 1, 5, "P2"),
        new("API P99 latency", "TargetResponseTime p99", ">", 2, 5, "P2"),
        new("API requests a second, down", "RequestCount Sum", "<", 10, 5, "P1"),
        new("API requests a second, spike", "RequestCount Sum", ">", 500, 5, "P2"),
        new(
            "API 5xx rate",
            "HTTPCode_ELB_5XX_Count Sum, HTTPCode_Target_5XX_Count Sum, RequestCount Sum",
            ">",
            1,
            5,
            "P1"
        ),
        new(
            "API fails everything",
            "HTTPCode_ELB_5XX_Count Sum, HTTPCode_Target_5XX_Count Sum, RequestCount Sum",
            ">",
            95,
            3,
            "P0"
        ),
        new(
            "API 4xx rate",
            "HTTPCode_ELB_4XX_Count Sum, HTTPCode_Target_4XX_Count Sum, RequestCount Sum",
            ">",
            20,
            5,
            "P2"
        ),
        new("healthy hosts", "HealthyHostCount Maximum", "<", 1, 2, "P0"),
        new("target response time", "TargetResponseTime Average", ">", 0.5, 15, "P3"),
        new("database down", "DatabaseConnections Maximum", "<", 1, 3, "P0"),
        new("RDS CPU", "CPUUtilization Average, DBInstanceIdentifier", ">", 85, 10, "P2"),
        new("RDS connections", "DatabaseConnections Maximum", ">", 90, 5, "P2"),
        new("disk", "FreeStorageSpace Minimum", ">", 90, 5, "P2"),
        new("disk, early", "FreeStorageSpace Minimum", ">", 80, 5, "P3"),
        new("RDS freeable memory", "FreeableMemory Average", "<", 256, 10, "P2"),
        new("RDS write latency", "WriteLatency Average", ">", 0.05, 10, "P2"),
        new("RDS replica lag", "ReplicaLag Average", ">", 60, 10, "P2"),
        new("Redis memory", "DatabaseMemoryUsagePercentage Average", ">", 90, 5, "P2"),
        new("Redis evictions", "Evictions Sum", ">", 0, 5, "P2"),
        new("ECS CPU", "CPUUtilization Average, ClusterName", ">", 85, 10, "P2"),
        new("ECS memory", "MemoryUtilization Average", ">", 85, 10, "P2"),
        new("ECS running against desired", "DesiredTaskCount Average, RunningTaskCount Average", ">", 0, 10, "P2"),
        new("enrichment queue depth, SQS", "ApproximateNumberOfMessagesVisible Average", ">", 500, 10, "P2"),
        new("enrichment queue depth, logged", "QueueDepth Average", ">", 500, 10, "P2"),
        new("error lines by service", "Errors Sum, Errors Sum", ">", 50, 5, "P2"),
    ];

    /// <summary>The rest of the table: the metric's name, what makes it bad, and how bad that is.</summary>
    private static readonly (string Metric, string Alert, string Severity)[] JudgedByMetricRollups =
    [
        ("enrichment_p95", "{above: 60s, for: 10m}", "P2"),
        ("email_queue_latency", "{above: 15m}", "P2"),
        ("enrichment_jobs", "{below: 1, for: 10m}", "P1"),
        ("email_sends", "{above: 1000}", "P2"),
        ("task_failures", "{above: 5%, for: 10m}", "P2"),
        ("bounce_rate", "{above: 10%}", "P2"),
        ("signups", "{below: 10}", "P2"),
        ("reply_rate", "{below: 10%}", "P2"),
        ("enrichment_success", "{below: 75%}", "P2"),
        ("email_deliverability", "{below: 95%}", "P2"),
    ];

    public static IEnumerable<TemplateRule> All =>
        [
            new("Every_line_of_the_teams_table_that_CloudWatch_judges_is_an_alarm", Unwatched),
            new("Every_other_line_of_the_teams_table_is_a_metric_with_an_alert", Unjudged),
            new("Nothing_is_judged_twice", JudgedTwice),
        ];

    private static IEnumerable<string> Unjudged(DeployedSystem system)
    {
        var metrics = system.Metrics.At("metrics").Items().ToList();
        return from line in JudgedByMetricRollups
            let metric = metrics.FirstOrDefault(m => m.At("name").Said() == line.Metric)
            where metric.At("alert").Said() != line.Alert || metric.At("severity").Said() != line.Severity
            select $"{line.Metric}: is {metric.At("severity").Said()} when {metric.At("alert").Said()}, not "
                + $"{line.Severity} when {line.Alert}";
    }

    /// <summary>
    /// By CloudWatch and by MetricRollups, from the same field of the same event under two names or from one under
    /// one.
    /// </summary>
    private static IEnumerable<string> JudgedTwice(DeployedSystem system)
    {
        string[] judgedByRollups =
        [
            .. JudgedByMetricRollups.Select(l => l.Metric),
            "EnrichmentDuration",
            "QueueWait",
            "TaskFailures",
            "EmailBounces",
            "ProviderFailures",
        ];
        return from alarm in ProductAlarmRules.Alarms(system)
            where alarm.Type == "AWS::CloudWatch::Alarm"
            from metric in Line(system, alarm).Metric.Split(", ")
            where judgedByRollups.Contains(metric.Split(' ')[0])
            select $"{alarm.Name}: MetricRollups judges {metric} already";
    }

    private static IEnumerable<string> Unwatched(DeployedSystem system)
    {
        var alarms = ProductAlarmRules
            .Alarms(system)
            .Where(a => a.Type == "AWS::CloudWatch::Alarm")
            .Select(a => Line(system, a))
            .ToList();
        return JudgedByCloudWatch
            .Where(line => !alarms.Exists(a => Same(a, line)))
            .Select(line => $"no alarm on {line}");
    }

    private static bool Same(TeamLine alarm, TeamLine line)
    {
        // A dimension's name after the metric tells metrics of one name apart.
        var wanted = line.Metric.Split(", ").ToList();
        var dimension = wanted.Count > 1 && !wanted[^1].Contains(' ') ? wanted[^1] : "";
        var metric = string.Join(", ", wanted.Where(w => w != dimension));
        return alarm.Metric == metric
            && alarm.What.Contains(dimension, StringComparison.Ordinal)
            && (alarm.Comparison, alarm.Threshold, alarm.Minutes, alarm.Severity)
                == (line.Comparison, line.Threshold, line.Minutes, line.Severity);
    }

    /// <summary>
    /// An alarm as such a line, with what its parameters are unless told otherwise. In What stand its dimensions.
    /// </summary>
    private static TeamLine Line(DeployedSystem system, TemplateResource alarm)
    {
        var parts = alarm
            .Property("Metrics")
            .Items()
            .Select(m => m.At("MetricStat"))
            .Where(m => m is not null)
            .ToList();
        var metrics =
            parts.Count > 0
                ? parts.Select(m => $"{m.At("Metric/MetricName").Said()} {m.At("Stat").Said()}")
                :
                [
                    $"{alarm.Property("MetricName").Said()} "
                        + $"{(alarm.Property("ExtendedStatistic") ?? alarm.Property("Statistic")).Said()}",
                ];
        var dimensions = (parts.Count > 0 ? parts[0].At("Metric/Dimensions") : alarm.Property("Dimensions"))
            .Items()
            .Select(d => d.At("Name").Said());
        var period = Number((parts.Count > 0 ? parts[0].At("Period") : alarm.Property("Period")).Said());
        return new TeamLine(
            string.Join(", ", dimensions),
            string.Join(", ", metrics.Order(StringComparer.Ordinal)),
            alarm.Property("ComparisonOperator").Said() switch
            {
                "GreaterThanThreshold" => ">",
                "LessThanThreshold" => "<",
                var other => other,
            },
            Number(system.Part(ProductAlarmRules.File).Value(alarm.Property("Threshold"))),
            (int)(period * Number(alarm.Property("EvaluationPeriods").Said()) / 60),
            ProductAlarmRules.Tag(alarm, "severity")
        );
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
