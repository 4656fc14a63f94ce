using System.Globalization;
using NodaTime;
using RoleFerry.Core.OnCall;

namespace RoleFerry.Core.Tests.OnCall;

public class HoursTests
{
    private static readonly Hours Office = new(
        "office",
        [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday],
        new LocalTime(9, 0),
        new LocalTime(18, 0)
    );
    private static readonly Hours Evening = new(
        "evening",
        [IsoDayOfWeek.Sunday],
        new LocalTime(20, 0),
        LocalTime.Midnight
    );
    private static readonly Schedule Schedule = new(Some.Policy());

    [Theory]
    [InlineData("2026-01-14T12:00Z", "2026-01-14T12:00Z")]
    [InlineData("2026-01-14T08:59Z", "2026-01-14T09:00Z")]
    [InlineData("2026-01-14T09:00Z", "2026-01-14T09:00Z")]
    [InlineData("2026-01-14T18:00Z", "2026-01-15T09:00Z")]
    [InlineData("2026-01-16T18:00Z", "2026-01-19T09:00Z")]
    [InlineData("2026-03-28T12:00Z", "2026-03-30T08:00Z")]
    public void What_can_wait_waits_for_the_next_hours_by_the_wall_clock(string at, string expected) =>
        Assert.Equal(Time(expected), Schedule.NextWithin(Office, Time(at)));

    [Theory]
    [InlineData("2026-01-18T23:59Z", "2026-01-18T23:59Z")]
    [InlineData("2026-01-19T00:00Z", "2026-01-25T20:00Z")]
    public void Midnight_is_the_days_end(string at, string expected) =>
        Assert.Equal(Time(expected), Schedule.NextWithin(Evening, Time(at)));

    [Fact]
    public void Without_hours_every_moment_is_good() =>
        Assert.Equal(Time("2026-01-18T03:00Z"), Schedule.NextWithin(null, Time("2026-01-18T03:00Z")));

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
