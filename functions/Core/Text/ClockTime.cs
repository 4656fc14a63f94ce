using NodaTime;

namespace RoleFerry.Core.Text;

/// <summary>A time of day by the clock of a zone.</summary>
/// <param name="SinceMidnight">As the clock shows it; 24 hours are the day's end.</param>
/// <param name="Zone">Whose clock.</param>
internal readonly record struct ClockTime(TimeSpan SinceMidnight, DateTimeZone Zone)
{
    /// <summary>
    /// The moment on a day, UTC; null where it lies outside of the calendar. It is told by the offset before a change
    /// of the clock: what is skipped comes as much later as the clock jumps, and of what comes twice, it is the first.
    /// </summary>
    public DateTimeOffset? On(LocalDate day)
    {
        if (day == LocalDate.MaxIsoValue && SinceMidnight >= TimeSpan.FromDays(1))
            return null;
        var shown = day.AtMidnight().PlusTicks(SinceMidnight.Ticks);
        var offset = Zone.MapLocal(shown).EarlyInterval.WallOffset;
        var ticks = shown.ToDateTimeUnspecified().Ticks - offset.Ticks;
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
    }
}
