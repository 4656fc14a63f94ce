using RoleFerry.Adapters.Telemetry;
using RoleFerry.Core.Metrics;
using RoleFerry.Core.Metrics.Rollups;
using PowertoolsUnit = AWS.Lambda.Powertools.Metrics.MetricUnit;

namespace RoleFerry.Adapters.Metrics;

/// <summary>
/// Publishes the values of complete windows to CloudWatch, under the window's own time. CloudWatch cannot take a
/// value back, so a window that late events change is told of again only where that comes out right: of a count, the
/// difference (its Sum stays exact). Other values stay there as they were first; the table has them as they are.
/// </summary>
public sealed class RollupMetrics(WindowMetricWriter writer)
{
    /// <summary>Publishes what has changed.</summary>
    public void Write(MetricDefinition metric, IEnumerable<MadeWindow> changed) =>
        writer.Write(
            changed
                .Where(c => c.Made.Window.Length == metric.Window && !c.Made.IsPartial)
                .SelectMany(c => Values(metric, c))
        );

    private static IEnumerable<WindowMetric> Values(MetricDefinition metric, MadeWindow window)
    {
        foreach (var cell in window.Made.Cells.Prepend(window.Made.Total))
        {
            double? value =
                window.IsFirst ? cell.Value
                : metric.Kind is MetricKind.Count or MetricKind.Sum ? Difference(cell, window.Stored!)
                : null;
            if (value is { } v)
                yield return new WindowMetric(
                    metric.Name,
                    v * ScaleOf(metric),
                    UnitOf(metric),
                    window.Made.Window.Start,
                    DimensionsOf(metric, cell)
                );
        }
    }

    private static double? Difference(RollupCell cell, Rollup stored)
    {
        double before = stored.Cells.Prepend(stored.Total).FirstOrDefault(c => c.Dimensions == cell.Dimensions).Value
            ?? 0;
        return cell.Value is { } now && now > before ? now - before : null;
    }

    /// <summary>CloudWatch's percents go to 100, and it knows no minutes.</summary>
    private static double ScaleOf(MetricDefinition metric) =>
        metric.Unit switch
        {
            MetricUnit.Percent => 100,
            MetricUnit.Minutes => 60,
            _ => 1,
        };

    private static PowertoolsUnit UnitOf(MetricDefinition metric) =>
        metric.Unit switch
        {
            MetricUnit.Percent => PowertoolsUnit.Percent,
            MetricUnit.Seconds or MetricUnit.Minutes => PowertoolsUnit.Seconds,
            MetricUnit.Milliseconds => PowertoolsUnit.Milliseconds,
            _ => PowertoolsUnit.Count,
        };

    private static IReadOnlyList<KeyValuePair<string, string>> DimensionsOf(MetricDefinition metric, RollupCell cell) =>
        cell.Dimensions.Length == 0 || metric.Counter is not { } counter
            ? []
            :
            [
                .. counter.By.Zip(cell.Dimensions.Split(','), (dimension, value) =>
                    new KeyValuePair<string, string>(dimension.Field, value)
                ),
            ];
}
