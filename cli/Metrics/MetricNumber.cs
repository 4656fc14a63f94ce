using System.Globalization;
using RoleFerry.Core.Metrics;
using RoleFerry.Core.Text;

namespace RoleFerry.Cli.Metrics;

/// <summary>
/// How people write a metric's value: <c>10</c>, <c>7.5%</c> of a share, <c>60s</c> of a length of time.
/// </summary>
internal static class MetricNumber
{
    /// <summary>In the metric's unit; null for anything else.</summary>
    public static double? Read(string text, MetricUnit unit)
    {
        if (unit == MetricUnit.Percent)
            return text.EndsWith('%') && Plain(text[..^1].TrimEnd()) is { } percent and <= 100 ? percent / 100 : null;
        if (!DurationText.TryRead(text, out var duration, out _, orZero: true))
            return unit == MetricUnit.Count ? Plain(text) : null;
        return unit switch
        {
            MetricUnit.Milliseconds => duration.TotalMilliseconds,
            MetricUnit.Seconds => duration.TotalSeconds,
            MetricUnit.Minutes => duration.TotalMinutes,
            _ => null,
        };
    }

    /// <summary>How a value of the unit is written.</summary>
    public static string Example(MetricUnit unit) =>
        unit switch
        {
            MetricUnit.Percent => "a share such as 7.5%, at most 100%",
            MetricUnit.Count => "a number from 0 on",
            _ => "a duration such as 30s or 15m",
        };

    private static double? Plain(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number)
        && double.IsFinite(number)
            ? number
            : null;
}
