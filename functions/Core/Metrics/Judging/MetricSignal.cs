using System.Collections.Immutable;
using RoleFerry.Core.Metrics.Rollups;
using RoleFerry.Core.Metrics.Windows;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Metrics.Judging;

/// <summary>What metrics say to the rest of the house.</summary>
public static class MetricSignal
{
    /// <summary>The source of the signals' keys.</summary>
    public const string Source = SignalSource.Metrics;

    /// <summary>The signal of an alarm that begins or ends.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="finding">What a test found.</param>
    /// <param name="window">The window that it was found in.</param>
    /// <param name="at">When.</param>
    public static Signal Of(MetricDefinition metric, MetricFinding finding, Window window, DateTimeOffset at)
    {
        bool isAlarm = finding.Verdict == MetricVerdict.Bad;
        var tags = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        tags["severity"] = finding.Severity.ToString();
        tags["kind"] = finding.Kind.ToString();
        tags["metric"] = metric.Name;
        tags["window"] = MetricText.Of(window);
        if (metric.Service.Length > 0)
            tags["service"] = metric.Service;
        if (metric.Runbook is { Length: > 0 } runbook)
            tags["runbook"] = runbook;
        return new Signal
        {
            Key = new SignalKey(Source, $"{metric.Name}.{finding.Name}", finding.Dimensions),
            State = isAlarm ? SignalState.Alarm : SignalState.Ok,
            PreviousState = isAlarm ? SignalState.Ok : SignalState.Alarm,
            At = at,
            Name = NameOf(metric, finding),
            Description = metric.Description,
            Reason = $"{MetricText.Of(window)}: {finding.Why}",
            Measurement = new Measurement
            {
                Metric = metric.Name,
                Comparison =
                    finding.Kind == MetricTestKind.Threshold
                        ? metric.Threshold?.Side == ThresholdSide.Below
                            ? "LessThanThreshold"
                            : "GreaterThanThreshold"
                        : null,
                Threshold = finding.Limit,
                Value = finding.Value,
                PeriodSeconds = (int)(window.End - window.Start).TotalSeconds,
            },
            Tags = tags.ToImmutable(),
        };
    }

    /// <summary>A test's name among alarms: the same for all its signals.</summary>
    public static string NameOf(MetricDefinition metric, MetricFinding finding)
    {
        string what = finding.Kind switch
        {
            MetricTestKind.Threshold when metric.Threshold is { } threshold =>
                $"{(threshold.Side == ThresholdSide.Below ? "below" : "above")} "
                    + $"{MetricText.Value(metric, threshold.Value)}",
            MetricTestKind.Missing => "is missing",
            MetricTestKind.Unusual => "is unusual",
            _ => $"burns its error budget ({finding.Name["burn-".Length..]})",
        };
        return finding.Dimensions.Length == 0 ? $"{metric.Name} {what}" : $"{metric.Name} {finding.Dimensions} {what}";
    }
}
