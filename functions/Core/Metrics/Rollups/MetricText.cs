using System.Globalization;
using RoleFerry.Core.Metrics.Windows;

namespace RoleFerry.Core.Metrics.Rollups;

/// <summary>Values and windows as people read them.</summary>
public static class MetricText
{
    /// <summary><c>1,234</c>, <c>7.3 %</c>, <c>42.1 s</c>; <c>-</c> where there is none.</summary>
    public static string Value(MetricDefinition metric, double? value) =>
        value is not { } v || !double.IsFinite(v) ? "-" : Unit(metric, v);

    /// <summary>What the value was made of: <c>73 of 1,000</c>, <c>42 events</c>.</summary>
    public static string Inputs(MetricDefinition metric, RollupCell cell) =>
        metric.Kind switch
        {
            MetricKind.Ratio => $"{Number(cell.Part)} of {Number(cell.Whole)}",
            MetricKind.Sum or MetricKind.Mean => $"{Number(cell.Part)} in {Number(cell.Whole)} events",
            MetricKind.Distinct => $"{Number(cell.Part)} different in {Number(cell.Whole)} events",
            _ => $"{Number(cell.Whole)} events",
        };

    /// <summary>
    /// The window: <c>2026-03-29</c>, <c>week of 2026-03-23</c>, <c>2026-03-29 01:00 to 02:00 UTC</c>.
    /// </summary>
    public static string Of(Window window) =>
        window.Length switch
        {
            WindowLength.Day => window.Name,
            WindowLength.Week => $"week of {window.Name}",
            _ => string.Create(
                CultureInfo.InvariantCulture,
                $"{window.Start.UtcDateTime:yyyy-MM-dd HH:mm} to {window.End.UtcDateTime:HH:mm} UTC"
            ),
        };

    /// <summary>How values of the metric vary by chance.</summary>
    public static ValueScale Scale(MetricDefinition metric) =>
        metric.Kind switch
        {
            MetricKind.Ratio => ValueScale.Rate,
            MetricKind.Count or MetricKind.Distinct => ValueScale.Count,
            _ => ValueScale.Magnitude,
        };

    /// <summary>A number with its thousands apart, and no more digits than say something.</summary>
    public static string Number(double value) =>
        Math.Abs(value) switch
        {
            >= 100 => value.ToString("#,0", CultureInfo.InvariantCulture),
            >= 10 => value.ToString("#,0.#", CultureInfo.InvariantCulture),
            _ => value.ToString("0.##", CultureInfo.InvariantCulture),
        };

    private static string Unit(MetricDefinition metric, double value) =>
        metric.Unit switch
        {
            MetricUnit.Percent => $"{Number(value * 100)} %",
            MetricUnit.Seconds => $"{Number(value)} s",
            MetricUnit.Milliseconds => $"{Number(value)} ms",
            MetricUnit.Minutes => $"{Number(value)} min",
            _ => Number(value),
        };
}
