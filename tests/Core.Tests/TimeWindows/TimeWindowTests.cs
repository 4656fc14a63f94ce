using System.Collections.Immutable;
using System.Globalization;
using CsCheck;
using RoleFerry.Core.TimeWindows;

namespace RoleFerry.Core.Tests.TimeWindows;

public class TimeWindowTests
{
    private static readonly string[] Zones =
    [
        "UTC",
        "Europe/Berlin",
        "America/New_York",
        "Australia/Lord_Howe",
        "Pacific/Apia",
        "Asia/Kathmandu",
    ];

    /// <summary>What Alertmanager's own tests of time intervals hold to be within and without.</summary>
    [Theory]
    [InlineData("", "UTC", "2006-01-02T15:04Z 2007-01-03T10:04Z", "")]
    [InlineData(
        "times=09:00-17:00 weekdays=monday-friday",
        "UTC",
        "2020-05-04T15:04Z 2020-05-05T10:04Z 2020-06-09T09:04Z",
        "2020-05-03T15:04Z 2020-05-04T08:59Z 2020-05-05T05:00Z"
    )]
    [InlineData(
        "days=4-6 months=april years=2020",
        "UTC",
        "2020-04-04T15:04Z 2020-04-05T00:00Z 2020-04-06T23:05Z",
        "2018-05-03T15:04Z 2020-04-03T23:59Z 2020-06-04T23:59Z 2019-04-06T23:59Z 2020-04-07T00:00Z"
    )]
    [InlineData(
        "days=-3--1",
        "UTC",
        "2020-01-31T15:04Z 2020-01-30T15:04Z 2020-01-29T15:04Z 2020-06-30T00:00Z 2020-02-29T23:05Z",
        "2018-05-03T15:04Z 2020-01-27T15:04Z 2020-04-03T23:59Z 2020-06-04T23:59Z 2020-03-01T00:00Z"
    )]
    [InlineData(
        "days=-31-31 months=june",
        "UTC",
        "2020-06-30T00:00Z 2020-06-01T00:00Z",
        "2020-05-31T00:00Z 2020-07-01T00:00Z"
    )]
    [InlineData(
        "times=09:00-17:00 weekdays=monday-friday",
        "Australia/Sydney",
        "2021-04-06T13:00+10:00",
        "2021-04-06T13:00Z"
    )]
    [InlineData(
        "times=09:00-17:00 weekdays=monday-friday months=november",
        "Australia/Sydney",
        "2021-11-01T09:00+11:00 2021-10-31T22:00Z",
        "2021-10-31T21:00Z"
    )]
    [InlineData("days=-1", "America/New_York", "2021-03-31T12:00-04:00", "2021-03-30T12:00-04:00")]
    [InlineData(
        "times=09:00-17:00 weekdays=monday-friday,sunday days=-7--1 months=january-march years=2020-2025,2030-2035",
        "UTC",
        "2021-01-27T09:00Z 2021-01-28T16:59Z 2021-01-29T13:00Z 2025-03-31T13:00Z 2035-01-31T13:00Z",
        "2021-01-30T13:00Z 2021-04-01T13:00Z 2026-01-30T13:00Z 2035-01-31T17:01Z"
    )]
    public void A_moment_lies_within_where_the_clock_there_shows_it(
        string interval,
        string zone,
        string within,
        string without
    )
    {
        var window = Window(interval, zone);

        Assert.All(Moments(within), at => Assert.True(window.Contains(at), $"{at:o}"));
        Assert.All(Moments(without), at => Assert.False(window.Contains(at), $"{at:o}"));
    }

    [Fact]
    public void The_begin_belongs_to_it_and_the_end_does_not()
    {
        var window = Window("times=08:00-18:00", "Europe/Berlin");

        Assert.False(window.Contains(Moment("2026-07-01T05:59:59.999Z")));
        Assert.True(window.Contains(Moment("2026-07-01T06:00:00Z")));
        Assert.True(window.Contains(Moment("2026-07-01T15:59:59.999Z")));
        Assert.False(window.Contains(Moment("2026-07-01T16:00:00Z")));
    }

    [Theory]
    [InlineData("2026-03-28T12:00Z", "2026-03-29T06:00Z")] // the night in which the clocks are put forward
    [InlineData("2026-10-24T18:00Z", "2026-10-25T07:00Z")] // and back
    public void A_change_of_the_clocks_moves_it_with_the_clock(string after, string opens) =>
        Assert.Equal(Moment(opens), Window("times=08:00-10:00", "Europe/Berlin").NextChange(Moment(after)));

    [Fact]
    public void A_time_that_the_clocks_leave_out_does_not_come_that_day() =>
        Assert.Equal(
            Moment("2026-03-30T00:15Z"),
            Window("times=02:15-02:45", "Europe/Berlin").NextChange(Moment("2026-03-29T00:00Z"))
        );

    [Fact]
    public void Where_it_says_it_changes_it_changes_and_nowhere_before()
    {
        Gen.Select(Gen.OneOf(Zones), Gen.Int[0, 1439], Gen.Int[1, 1440], Gen.Int[1, 7], Gen.Int[0, 366 * 24 * 60 * 2])
            .Sample(
                (zone, a, b, weekday, minutes) =>
                {
                    var (from, to) = (Math.Min(a, b), Math.Max(a, b) + (a == b ? 1 : 0));
                    var window = new TimeWindow(
                        "w",
                        zone,
                        [
                            new TimeInterval
                            {
                                Times = [new NumberRange(from, Math.Min(to, 1440))],
                                Weekdays = [new NumberRange(1, weekday)],
                            },
                        ]
                    );
                    var after = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minutes);
                    var change = window.NextChange(after);

                    Assert.True(change > after);
                    for (var at = after; at < change; at = at.AddMinutes(15))
                        Assert.Equal(window.Contains(after), window.Contains(at));
                    if (change < after.AddDays(8))
                        Assert.NotEqual(window.Contains(after), window.Contains(change));
                },
                iter: 200
            );
    }

    [Theory]
    [InlineData("17:31-17:31")]
    [InlineData("12:30-24:01")]
    [InlineData("09:30-07:41")]
    [InlineData("24:00-17:41")]
    [InlineData("14:03")]
    [InlineData("01:99-23:59")]
    [InlineData("00:00-99:99")]
    [InlineData("")]
    public void What_is_no_range_of_times_is_none(string text) => Assert.Null(IntervalText.ReadTimes(text));

    [Theory]
    [InlineData("friday-monday")]
    [InlineData("blurgsday-flurgsday")]
    [InlineData("1-3")]
    [InlineData("-2--1")]
    public void What_is_no_range_of_weekdays_is_none(string text) => Assert.Null(IntervalText.ReadWeekdays(text));

    [Theory]
    [InlineData("0")]
    [InlineData("32")]
    [InlineData("-1--7")]
    [InlineData("7-1")]
    [InlineData("-5-5", true)]
    [InlineData("one")]
    public void What_is_no_range_of_days_is_none(string text, bool isOne = false) =>
        Assert.Equal(isOne, IntervalText.ReadDaysOfMonth(text) is not null);

    [Theory]
    [InlineData("sunday-thursday", "sunday, monday-thursday")]
    [InlineData("Sunday - Saturday", "sunday, monday-saturday")]
    [InlineData("saturday-sunday", "saturday-sunday")]
    [InlineData("sunday", "sunday")]
    [InlineData("friday-monday", "")]
    [InlineData("sunday-monday-tuesday", "")]
    public void A_week_begins_on_monday_or_on_sunday(string text, string ranges) =>
        Assert.Equal(
            ranges,
            string.Join(", ", IntervalText.ReadWeekdaysOfAnyWeek(text).Select(IntervalText.WriteWeekdays))
        );

    [Fact]
    public void What_is_written_is_read_again()
    {
        Gen.Select(Gen.Int[0, 1439], Gen.Int[1, 1440], Gen.Int[1, 7], Gen.Int[1, 12], Gen.Int[-31, 31])
            .Sample(
                (from, to, weekday, month, day) =>
                {
                    if (from < to)
                        Assert.Equal(
                            new NumberRange(from, to),
                            IntervalText.ReadTimes(IntervalText.WriteTimes(new NumberRange(from, to)))
                        );
                    Assert.Equal(
                        new NumberRange(1, weekday),
                        IntervalText.ReadWeekdays(IntervalText.WriteWeekdays(new NumberRange(1, weekday)))
                    );
                    Assert.Equal(
                        new NumberRange(month, 12),
                        IntervalText.ReadMonths(IntervalText.WriteMonths(new NumberRange(month, 12)))
                    );
                    if (day != 0)
                        Assert.Equal(
                            new NumberRange(day, day),
                            IntervalText.ReadDaysOfMonth(IntervalText.WriteNumbers(new NumberRange(day, day)))
                        );
                }
            );
    }

    private static TimeWindow Window(string text, string zone)
    {
        var fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(f => f.Split('='))
            .ToDictionary(f => f[0], f => f[1]);
        return new TimeWindow(
            "w",
            zone,
            [
                new TimeInterval
                {
                    Times = Ranges("times", IntervalText.ReadTimes),
                    Weekdays = Ranges("weekdays", IntervalText.ReadWeekdays),
                    DaysOfMonth = Ranges("days", IntervalText.ReadDaysOfMonth),
                    Months = Ranges("months", IntervalText.ReadMonths),
                    Years = Ranges("years", IntervalText.ReadYears),
                },
            ]
        );

        ImmutableArray<NumberRange> Ranges(string name, Func<string, NumberRange?> read) =>
            fields.TryGetValue(name, out var all) ? [.. all.Split(',').Select(t => read(t)!.Value)] : [];
    }

    private static IEnumerable<DateTimeOffset> Moments(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Moment);

    private static DateTimeOffset Moment(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
