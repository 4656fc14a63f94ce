using System.Globalization;

namespace RoleFerry.Core.Text;

/// <summary>Facts as people read them.</summary>
public static class Words
{
    /// <summary>
    /// The two largest units: <c>45 s</c>, <c>12 min</c>, <c>1 h 5 min</c>, <c>2 d 3 h</c>. Negative counts as zero.
    /// </summary>
    public static string Duration(TimeSpan duration)
    {
        var d = duration < TimeSpan.Zero ? TimeSpan.Zero : duration;
        return d switch
        {
            { TotalMinutes: < 1 } => Text($"{(int)d.TotalSeconds} s"),
            { TotalHours: < 1 } => d.Seconds == 0 ? Text($"{d.Minutes} min") : Text($"{d.Minutes} min {d.Seconds} s"),
            { TotalDays: < 1 } => d.Minutes == 0 ? Text($"{d.Hours} h") : Text($"{d.Hours} h {d.Minutes} min"),
            _ => d.Hours == 0 ? Text($"{d.Days} d") : Text($"{d.Days} d {d.Hours} h"),
        };
    }

    /// <summary>To the second, in UTC: <c>2026-11-23 03:05:09 UTC</c>.</summary>
    public static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
