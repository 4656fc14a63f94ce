using AWS.Lambda.Powertools.Metrics;
using RoleFerry.Adapters.Telemetry;
using RoleFerry.Core.Logs.Facts;
using RoleFerry.Core.Logs.Rules;
using RoleFerry.Core.Logs.Tallies;

namespace RoleFerry.Adapters.Logs;

/// <summary>
/// What a batch says as metrics. Errors and measured values are told apart by dimensions whose values are bounded:
/// services are at most twenty a batch, and other values are those that logs.yaml names. One EMF document holds the
/// values of one set of dimensions, at most a hundred of each metric.
/// </summary>
public sealed class LogMetrics(FunctionMetrics metrics)
{
    /// <summary>The function whose metric the number of errors is.</summary>
    private const string Service = "LogErrors";

    /// <summary>Writes them; called once a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="badRules">Rules that are wrong, and left out.</param>
    /// <param name="signals">Signals raised.</param>
    /// <param name="isDuplicate">Whether a copy of it was handled before: then its content is not told again.</param>
    /// <param name="parsing">How long reading it took.</param>
    /// <param name="now">The clock, UTC.</param>
    public void Write(LogBatch batch, int badRules, int signals, bool isDuplicate, TimeSpan parsing, DateTimeOffset now)
    {
        metrics.Add("BatchEvents", batch.Events, MetricUnit.Count);
        metrics.Add("BatchBytes", batch.Length, MetricUnit.Bytes);
        metrics.Add("ParseTime", parsing.TotalMilliseconds, MetricUnit.Milliseconds);
        metrics.Add("UnparsedLines", batch.Unparsed, MetricUnit.Count);
        metrics.Add("UnreadErrors", isDuplicate ? 0 : batch.UnreadErrors, MetricUnit.Count);
        metrics.Add("BadLogRules", badRules, MetricUnit.Count);
        metrics.Add("BadParts", batch.Bad.Count, MetricUnit.Count);
        metrics.Add("DuplicateBatches", isDuplicate ? 1 : 0, MetricUnit.Count);
        if (batch.Newest is { } newest)
            metrics.Add("Lag", Math.Max(0, (now - newest).TotalMilliseconds), MetricUnit.Milliseconds);
        metrics.Add("LogSignals", signals, MetricUnit.Count);
        metrics.Flush();
        if (isDuplicate)
            return;

        WriteErrors(batch);
        foreach (var alike in batch.Measures.GroupBy(m => (Name: m.Rule.By, Value: m.By)))
            metrics.Push(
                alike.SelectMany(Values),
                alike.Key.Name is { Length: > 0 } name ? new() { [name] = alike.Key.Value } : []
            );
    }

    /// <summary>Writes how many errors there are, whichever function counts them.</summary>
    public void WriteErrors(LogBatch batch)
    {
        foreach (
            var errors in batch
                .Counters.Where(c => c.Metric.StartsWith("errors.", StringComparison.Ordinal))
                .GroupBy(c => c.Metric, StringComparer.Ordinal)
        )
        {
            int dot = errors.Key.LastIndexOf('.');
            metrics.Push(
                "Errors",
                errors.Sum(e => e.Count),
                MetricUnit.Count,
                Service,
                new() { ["LogService"] = errors.Key["errors.".Length..dot], ["Level"] = errors.Key[(dot + 1)..] }
            );
        }
    }

    private static IEnumerable<MetricValue> Values(MeasuredValues measured) =>
        measured.Rule.Unit == MeasureUnit.Count && measured.Rule.Field is null
            ? [new(measured.Rule.Metric, measured.Count, MetricUnit.Count)]
            : measured.Values.Select(value => new MetricValue(measured.Rule.Metric, value, UnitOf(measured.Rule.Unit)));

    private static MetricUnit UnitOf(MeasureUnit unit) =>
        unit switch
        {
            MeasureUnit.Milliseconds => MetricUnit.Milliseconds,
            MeasureUnit.Seconds => MetricUnit.Seconds,
            MeasureUnit.Bytes => MetricUnit.Bytes,
            _ => MetricUnit.Count,
        };
}
