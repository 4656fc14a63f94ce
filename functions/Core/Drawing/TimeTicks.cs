using System.Globalization;

namespace RoleFerry.Core.Drawing;

/// <summary>Round moments (UTC) to write below an axis of time.</summary>
internal static class TimeTicks
{
    private const int Day = 24 * 60;

    private static readonly int[] Steps =
    [
        1,
        2,
        5,
        10,
        15,
        30,
        60,
        120,
        180,
        360,
        720,
        Day,
        2 * Day,
        7 * Day,
        14 * Day,
        28 * Day,
    ];

    /// <summary>
    /// The moments between two, both included, as close as their words have room; a midnight is written as its day.
    /// </summary>
    /// <param name="from">The left end.</param>
    /// <param name="to">The right end.</param>
    /// <param name="most">How many words have room.</param>
    /// <param name="period">Between its moments there is nothing to name.</param>
    public static IEnumerable<(DateTimeOffset At, string Word)> Of(
        DateTimeOffset from,
        DateTimeOffset to,
        double most,
        TimeSpan period = default
    )
    {
        var minutes = (to - from).TotalMinutes;
        var step = TimeSpan
            .FromMinutes(
                Steps.FirstOrDefault(s => s >= period.TotalMinutes && minutes / s <= Math.Max(1, most), Steps[^1])
            )
            .Ticks;
        for (var ticks = (from.UtcTicks + step - 1) / step * step; ticks <= to.UtcTicks; ticks += step)
        {
            var at = new DateTimeOffset(ticks, TimeSpan.Zero);
            yield return (
                at,
                at.ToString(at.TimeOfDay == TimeSpan.Zero ? "d MMM" : "HH:mm", CultureInfo.InvariantCulture)
            );
        }
    }
}
