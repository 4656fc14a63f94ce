using System.Globalization;
using NodaTime;
using NodaTime.TimeZones;

namespace RoleFerry.Core.Metrics.Windows;

/// <summary>
/// The windows of a zone. A day begins at its first moment there, so days lie side by side without gap or overlap
/// whatever the clocks do: in Berlin one in March has 23 hours and one in October 25.
/// </summary>
/// <remarks>
/// Counters know UTC's hours. In a zone whose offset is not one of whole hours, the hour across midnight belongs to
/// the day that it begins in.
/// </remarks>
public sealed class WindowCalendar(DateTimeZone zone)
{
    /// <summary>
    /// Clocks may skip midnight, and once skipped a whole day (Apia, 2011-12-30): then it is what comes next.
    /// </summary>
    private static readonly ZoneLocalMappingResolver FirstOfDay = Resolvers.CreateMappingResolver(
        Resolvers.ReturnEarlier,
        Resolvers.ReturnStartOfIntervalAfter
    );

    private static readonly TimeSpan Five = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>The zone.</summary>
    public DateTimeZone Zone => zone;

    /// <summary>The window that a moment lies in.</summary>
    public Window Containing(WindowLength length, DateTimeOffset time) =>
        length switch
        {
            WindowLength.FiveMinutes => Fixed(length, time, Five),
            WindowLength.Hour => Fixed(length, time, Hour),
            WindowLength.Day => Days(length, DateOf(time), 1),
            _ => Days(length, MondayOf(DateOf(time)), 7),
        };

    /// <summary>The window of a day, or of the week that the day lies in.</summary>
    public Window Of(WindowLength length, LocalDate date) =>
        length == WindowLength.Day ? Days(length, date, 1) : Days(length, MondayOf(date), 7);

    /// <summary>The window after it.</summary>
    public Window Next(Window window) => Containing(window.Length, window.End);

    /// <summary>The window before it.</summary>
    public Window Previous(Window window) => Containing(window.Length, window.Start.AddTicks(-1));

    /// <summary>All windows that touch a span, the oldest first.</summary>
    /// <param name="length">Their length.</param>
    /// <param name="from">The first moment.</param>
    /// <param name="to">The last moment; belongs to the span.</param>
    public IEnumerable<Window> Between(WindowLength length, DateTimeOffset from, DateTimeOffset to)
    {
        for (var window = Containing(length, from); window.Start <= to; window = Next(window))
            yield return window;
    }

    /// <summary>
    /// The window at the same time of day some days before; null where clocks skipped that hour. Of an hour that they
    /// repeated it is the one with the same offset, else the first.
    /// </summary>
    /// <param name="window">An hour or a day.</param>
    /// <param name="days">How many.</param>
    public Window? DaysBefore(Window window, int days)
    {
        var start = Instant.FromDateTimeOffset(window.Start).InZone(zone);
        if (window.Length >= WindowLength.Day)
            return Of(window.Length, start.Date.PlusDays(-days));
        var found = zone.MapLocal(start.LocalDateTime.PlusDays(-days));
        return found.Count switch
        {
            0 => null,
            2 when found.Last().Offset == start.Offset => Containing(window.Length, found.Last().ToDateTimeOffset()),
            _ => Containing(window.Length, found.First().ToDateTimeOffset()),
        };
    }

    /// <summary>The day that a moment has in the zone.</summary>
    public LocalDate DateOf(DateTimeOffset time) => Instant.FromDateTimeOffset(time).InZone(zone).Date;

    private static LocalDate MondayOf(LocalDate date) => date.PlusDays(1 - (int)date.DayOfWeek);

    private static Window Fixed(WindowLength length, DateTimeOffset time, TimeSpan span)
    {
        var start = new DateTimeOffset(time.UtcTicks - (time.UtcTicks % span.Ticks), TimeSpan.Zero);
        string format = length == WindowLength.Hour ? "yyyyMMdd'T'HH" : "yyyyMMdd'T'HHmm";
        return new Window(length, start, start + span, start.ToString(format, CultureInfo.InvariantCulture));
    }

    private Window Days(WindowLength length, LocalDate first, int days) =>
        new(
            length,
            FirstMoment(first),
            FirstMoment(first.PlusDays(days)),
            first.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)
        );

    private DateTimeOffset FirstMoment(LocalDate date) =>
        zone.ResolveLocal(date.AtMidnight(), FirstOfDay).ToInstant().ToDateTimeOffset();
}
