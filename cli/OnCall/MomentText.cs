using NodaTime;
using NodaTime.Text;

namespace RoleFerry.Cli.OnCall;

/// <summary>
/// How people write a moment: <c>2026-12-24 18:00</c> by a zone's clock, <c>2026-12-24</c> for the hand-off hour of
/// that day, or with an offset as <c>2026-12-24T18:00:00Z</c>.
/// </summary>
internal static class MomentText
{
    public const string Help = "2026-12-24 18:00, or 2026-12-24 for the hand-off hour of that day";

    private static readonly LocalDateTimePattern[] Local =
    [
        LocalDateTimePattern.CreateWithInvariantCulture("yyyy-MM-dd HH:mm"),
        LocalDateTimePattern.CreateWithInvariantCulture("yyyy-MM-dd'T'HH:mm"),
        LocalDateTimePattern.CreateWithInvariantCulture("yyyy-MM-dd'T'HH:mm:ss"),
    ];

    /// <summary>Null for anything else. UTC.</summary>
    public static DateTimeOffset? Read(string text, DateTimeZone zone, LocalTime handOver)
    {
        if (LocalDatePattern.Iso.Parse(text) is { Success: true } date)
            return Moment(date.Value + handOver, zone);
        foreach (var pattern in Local)
        {
            if (pattern.Parse(text) is { Success: true } read)
                return Moment(read.Value, zone);
        }

        return OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true } exact
            ? exact.Value.ToInstant().ToDateTimeOffset()
            : null;
    }

    private static DateTimeOffset Moment(LocalDateTime local, DateTimeZone zone) =>
        local.InZoneLeniently(zone).ToInstant().ToDateTimeOffset();
}
