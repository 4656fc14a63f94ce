using System.Text.Json;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Signals.Reading;

namespace RoleFerry.Core.Sources.CloudWatch;

/// <summary>
/// What an alarm watches: a metric, metric math over several, or a query. Composite alarms watch none.
/// </summary>
internal static class MeasurementReading
{
    private static readonly Measurement Nothing = new();

    /// <summary>
    /// From <c>configuration.metrics</c> or <c>Trigger.Metrics</c>; the two spell their members differently.
    /// </summary>
    /// <param name="mend">Notes what was odd.</param>
    /// <param name="queries">The list.</param>
    /// <param name="band">The id of the query that is an anomaly detection band, where one is.</param>
    public static Measurement Of(Mender mend, JsonElement queries, JsonElement band)
    {
        if (!queries.IsList)
        {
            if (!queries.IsAbsent)
                mend.Note(SignalOddity.PartLeftOut);
            return Nothing;
        }

        var metrics = queries.EnumerateArray().Where(query => MetricOf(query).IsObject).ToArray();
        var result = queries.EnumerateArray().FirstOrDefault(query => IsReturned(query) && !IsBand(query, band));
        // An anomaly detection alarm returns both its metric and the band around it: the metric is what it watches.
        var watched = metrics.FirstOrDefault(IsReturned);
        if (watched.IsObject)
            return OfOne(mend, watched);

        var parts = metrics.Select(metric => OfOne(mend, metric)).ToArray();
        return new Measurement
        {
            Namespace = Shared(parts, part => part.Namespace),
            Metric = mend.LineOrNull(result.Get("expression", "Expression")),
            Dimensions =
                parts.Length == 0
                    ? Nothing.Dimensions
                    : parts
                        .Select(part => part.Dimensions)
                        .Aggregate((a, b) => a.RemoveRange(a.Except(b).Select(pair => pair.Key))),
            Statistic = Shared(parts, part => part.Statistic),
            PeriodSeconds = mend.Count(result.Get("period", "Period")) ?? Shared(parts, part => part.PeriodSeconds),
        };
    }

    /// <summary>
    /// From the configuration of an alarm: its metrics, the query of a PromQL alarm
    /// (https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_AlarmPromQLCriteria.html), or what a log
    /// alarm counts (https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutLogAlarm.html).
    /// </summary>
    public static Measurement OfConfiguration(Mender mend, JsonElement configuration)
    {
        var query = configuration
            .Get("evaluationCriteria", "EvaluationCriteria")
            .Get("promQLCriteria", "PromQLCriteria")
            is { IsObject: true } promql
            ? promql.Get("query", "Query")
            : configuration
                .Get("scheduledQueryConfiguration", "ScheduledQueryConfiguration")
                .Get("aggregationExpression", "AggregationExpression");
        var measured = Of(
            mend,
            configuration.Get("metrics", "Metrics"),
            configuration.Get("thresholdMetricId", "ThresholdMetricId")
        );
        return measured with
        {
            Metric = measured.Metric ?? mend.LineOrNull(query),
            Comparison = mend.LineOrNull(configuration.Get("comparisonOperator", "ComparisonOperator")),
            Threshold = mend.Number(configuration.Get("threshold", "Threshold")),
        };
    }

    /// <summary>From a <c>Trigger</c> that names one metric.</summary>
    public static Measurement OfTrigger(Mender mend, JsonElement trigger) =>
        new()
        {
            Namespace = mend.LineOrNull(trigger.Get("Namespace")),
            Metric = mend.LineOrNull(trigger.Get("MetricName")),
            Dimensions = mend.Pairs(trigger.Get("Dimensions")),
            Statistic = mend.LineOrNull(trigger.Get("Statistic", "ExtendedStatistic")) is { } name
                ? StatisticName(name)
                : null,
            PeriodSeconds = mend.Count(trigger.Get("Period")),
            Comparison = mend.LineOrNull(trigger.Get("ComparisonOperator")),
            Threshold = mend.Number(trigger.Get("Threshold")),
        };

    /// <summary>Adds what the state's reason says, and what sets the contributor apart.</summary>
    /// <returns>Null where nothing is known.</returns>
    public static Measurement? With(this Measurement measured, StateReason reason, Contributor contributor)
    {
        var all = measured with
        {
            Statistic = measured.Statistic ?? reason.Statistic,
            PeriodSeconds = measured.PeriodSeconds ?? reason.PeriodSeconds,
            Threshold = measured.Threshold ?? reason.Threshold,
            BandFrom = reason.BandFrom,
            BandTo = reason.BandTo,
            Value = reason.Value,
            Dimensions = measured.Dimensions.SetItems(contributor.Attributes),
        };
        return all.Dimensions.IsEmpty && all with { Dimensions = Nothing.Dimensions } == Nothing ? null : all;
    }

    private static JsonElement MetricOf(JsonElement query) =>
        query.Get("metricStat", "MetricStat").Get("metric", "Metric");

    /// <summary>
    /// Whether a query is the band around what is watched.
    /// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html, ThresholdMetricId
    /// </summary>
    private static bool IsBand(JsonElement query, JsonElement band) =>
        (band.AsText() is { } id && query.Get("id", "Id").AsText() == id)
        || query.Get("expression", "Expression").AsText() is { } expression
            && expression.StartsWith("ANOMALY_DETECTION_BAND", StringComparison.OrdinalIgnoreCase);

    private static bool IsReturned(JsonElement query) =>
        query.Get("returnData", "ReturnData").ValueKind != JsonValueKind.False;

    private static Measurement OfOne(Mender mend, JsonElement query)
    {
        var (stat, metric) = (query.Get("metricStat", "MetricStat"), MetricOf(query));
        return new Measurement
        {
            Namespace = mend.LineOrNull(metric.Get("namespace", "Namespace")),
            Metric = mend.LineOrNull(metric.Get("name", "MetricName")),
            Dimensions = mend.Pairs(metric.Get("dimensions", "Dimensions")),
            Statistic = mend.LineOrNull(stat.Get("stat", "Stat")),
            PeriodSeconds = mend.Count(stat.Get("period", "Period")),
        };
    }

    /// <summary>What all parts of a metric math expression have in common.</summary>
    private static T? Shared<T>(Measurement[] parts, Func<Measurement, T?> of) =>
        parts.Select(of).Distinct().Take(2).ToArray() is [var only] ? only : default;

    /// <summary>
    /// SNS writes <c>SAMPLE_COUNT</c> where everything else has <c>SampleCount</c>, and percentiles as they are.
    /// </summary>
    private static string StatisticName(string name) =>
        name.ToUpperInvariant() switch
        {
            "AVERAGE" => "Average",
            "SUM" => "Sum",
            "MINIMUM" => "Minimum",
            "MAXIMUM" => "Maximum",
            "SAMPLE_COUNT" or "SAMPLECOUNT" => "SampleCount",
            _ => name,
        };
}
