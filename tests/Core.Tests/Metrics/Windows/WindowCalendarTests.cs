using NodaTime;
using RoleFerry.Core.Metrics.Windows;

namespace RoleFerry.Core.Tests.Metrics.Windows;

public class WindowCalendarTests
{
    private static readonly WindowCalendar Berlin = new(DateTimeZoneProviders.Tzdb["Europe/Berlin"]);

    [Theory]
    [InlineData("2026-03-28", 24)]
    [InlineData("2026-03-29", 23)]
    [InlineData("2026-10-25", 25)]
    public void A_day_has_as_many_hours_as_clocks_give_it(string day, int hours)
    {
        var window = Berlin.Of(WindowLength.Day, Date(day));
        Assert.Equal(hours, (window.End - window.Start).TotalHours);
        Assert.Equal(hours, Berlin.Between(WindowLength.Hour, window.Start, window.End.AddTicks(-1)).Count());
        Assert.Equal(day, window.Name);
    }

    [Fact]
    public void A_week_across_a_change_of_clocks_lacks_an_hour_and_begins_on_Monday()
    {
        var week = Berlin.Of(WindowLength.Week, Date("2026-03-29"));
        Assert.Equal("2026-03-23", week.Name);
        Assert.Equal((7 * 24) - 1, (week.End - week.Start).TotalHours);
    }

    [Theory]
    [InlineData("Europe/Berlin")]
    [InlineData("America/Sao_Paulo")]
    [InlineData("Asia/Kolkata")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("Pacific/Apia")]
    [InlineData("America/Los_Angeles")]
    public void Windows_lie_side_by_side_for_years(string zone)
    {
        var calendar = new WindowCalendar(DateTimeZoneProviders.Tzdb[zone]);
        foreach (var length in new[] { WindowLength.Day, WindowLength.Week })
        {
            var window = calendar.Containing(length, new DateTimeOffset(2010, 1, 1, 0, 0, 0, TimeSpan.Zero));
            for (; window.Start.Year < 2027; window = calendar.Next(window))
            {
                var next = calendar.Next(window);
                Assert.Equal(window.End, next.Start);
                Assert.True(string.CompareOrdinal(window.Name, next.Name) < 0);
                Assert.Equal(window, calendar.Previous(next));
                Assert.Equal(window, calendar.Containing(length, window.Start));
                Assert.Equal(window, calendar.Containing(length, window.End.AddTicks(-1)));
            }
        }
    }

    [Fact]
    public void An_hour_that_clocks_repeat_is_two_windows_and_one_that_they_skip_is_none()
    {
        var autumn = Berlin.Of(WindowLength.Day, Date("2026-10-25"));
        string[] names =
        [
            .. Berlin.Between(WindowLength.Hour, autumn.Start, autumn.End.AddTicks(-1)).Select(w => w.Name),
        ];
        Assert.Equal(names.Length, names.Distinct().Count());

        var after = Berlin.Containing(
            WindowLength.Hour,
            new DateTimeOffset(2026, 3, 30, 2, 0, 0, TimeSpan.FromHours(2))
        );
        Assert.Null(Berlin.DaysBefore(after, 1));
        Assert.Equal(
            new DateTimeOffset(2026, 3, 28, 2, 0, 0, TimeSpan.FromHours(1)),
            Berlin.DaysBefore(after, 2)!.Value.Start
        );
    }

    [Fact]
    public void The_same_time_of_day_is_the_clocks_not_the_suns()
    {
        var nine = Berlin.Containing(
            WindowLength.Hour,
            new DateTimeOffset(2026, 3, 31, 9, 0, 0, TimeSpan.FromHours(2))
        );
        Assert.Equal(
            new DateTimeOffset(2026, 3, 24, 9, 0, 0, TimeSpan.FromHours(1)),
            Berlin.DaysBefore(nine, 7)!.Value.Start
        );
        var second = Berlin.Containing(
            WindowLength.Hour,
            new DateTimeOffset(2026, 10, 26, 2, 0, 0, TimeSpan.FromHours(1))
        );
        Assert.Equal(
            new DateTimeOffset(2026, 10, 25, 2, 0, 0, TimeSpan.FromHours(1)),
            Berlin.DaysBefore(second, 1)!.Value.Start
        );
    }

    [Fact]
    public void A_window_is_complete_when_its_lines_had_time_to_come()
    {
        var hour = Berlin.Containing(WindowLength.Hour, new DateTimeOffset(2026, 11, 23, 9, 30, 0, TimeSpan.Zero));
        Assert.False(hour.IsComplete(hour.End));
        Assert.True(hour.IsComplete(hour.End + Window.Settling));
    }

    private static LocalDate Date(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;
}
