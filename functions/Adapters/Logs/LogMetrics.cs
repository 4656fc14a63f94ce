using AWS.Lambda.Powertools.Metrics;
using RoleFerry.Core.Logs.Batches;
using RoleFerry.Core.Logs.Rules;

namespace RoleFerry.Adapters.Logs;

/// <summary>
/// What a batch says as metrics. Errors and measured values are told apart by dimensions whose values are bounded: services are at
/// most twenty a batch, and other values are those that logs.yaml names. One EMF document holds the values of one set of
/// dimensions, at most a hundred of each metric.
/// </summary>
public sealed class LogMetrics(IMetrics metrics)
{
    /// <summary>Writes them; called once a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="signals">Signals raised.</param>
    /// <param name="isDuplicate">Whether a copy of it was handled before: then its content is not told again.</param>
    /// <param name="parsing">How long reading it took.</param>
    /// <param name="now">The clock, UTC.</param>
    public void Write(LogBatch batch, int signals, bool isDuplicate, TimeSpan parsing, DateTimeOffset now)
    {
        metrics.AddMetric("BatchEvents", batch.Events, MetricUnit.Count);
        metrics.AddMetric("BatchBytes", batch.Length, MetricUnit.Bytes);
        metrics.AddMetric("ParseTime", parsing.TotalMilliseconds, MetricUnit.Milliseconds);
        metrics.AddMetric("UnparsedLines", batch.Unparsed, MetricUnit.Count);
        metrics.AddMetric("BadParts", batch.Bad.Count, MetricUnit.Count);
        metrics.AddMetric("DuplicateBatches", isDuplicate ? 1 : 0, MetricUnit.Count);
        if (batch.Newest is { } newest)
            metrics.AddMetric("Lag", Math.Max(0, (now - newest).TotalMilliseconds), MetricUnit.Milliseconds);
        metrics.AddMetric("LogSignals", signals, MetricUnit.Count);
        metrics.Flush();
        if (isDuplicate)
            return;

        foreach (var errors in batch.Counters.Where(c => c.Metric.StartsWith("errors.", StringComparison.Ordinal)).GroupBy(c => c.Metric, StringComparer.Ordinal))
        {
            int dot = errors.Key.LastIndexOf('.');
            metrics.PushSingleMetric("Errors", errors.Sum(e => e.Count), MetricUnit.Count, dimensions: new()
            {
                ["LogService"] = errors.Key["errors.".Length..dot],
                ["Level"] = errors.Key[(dot + 1)..],
            });
        }

        foreach (var alike in batch.Measures.GroupBy(m => (Name: m.Rule.By, Value: m.By)))
        {
            if (alike.Key.Name is { Length: > 0 } name)
                metrics.AddDimension(name, alike.Key.Value);
            foreach (var measured in alike)
                Add(measured);
            metrics.Flush();
        }
    }

    private void Add(Measured measured)
    {
        if (measured.Rule.Unit == MeasureUnit.Count && measured.Rule.Field is null)
        {
            metrics.AddMetric(measured.Rule.Metric, measured.Count, MetricUnit.Count);
            return;
        }

        foreach (double value in measured.Values)
            metrics.AddMetric(measured.Rule.Metric, value, UnitOf(measured.Rule.Unit));
    }

    private static MetricUnit UnitOf(MeasureUnit unit) => unit switch
    {
        MeasureUnit.Milliseconds => MetricUnit.Milliseconds,
        MeasureUnit.Seconds => MetricUnit.Seconds,
        MeasureUnit.Bytes => MetricUnit.Bytes,
        _ => MetricUnit.Count,
    };
}
