using System.Globalization;
using CsCheck;
using NodaTime;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Tests.Text;

public class MomentReaderTests
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    /// <summary>A Sunday, 15:00 in Berlin.</summary>
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 14, 0, 0, TimeSpan.Zero);

    private static readonly MomentReader Ahead = new()
    {
        Now = Now,
        Zone = Berlin,
        DayBegins = new LocalTime(9, 0),
    };
    private static readonly MomentReader Back = new()
    {
        Now = Now,
        Zone = DateTimeZone.Utc,
        LooksBack = true,
    };

    /// <summary>A file that says in its own zone when something is.</summary>
    private static readonly MomentReader InFile = new() { Zone = Berlin, DayBegins = new LocalTime(9, 0) };

    /// <summary>A file that has no zone.</summary>
    private static readonly MomentReader WithoutZone = new();

    [Theory]
    [InlineData("2026-11-29 14:30", "2026-11-29T13:30:00Z")]
    [InlineData("2026-11-29 9:05", "2026-11-29T08:05:00Z")]
    [InlineData("  2026-11-29   14:30 ", "2026-11-29T13:30:00Z")]
    [InlineData("2026-11-29T14:30Z", "2026-11-29T14:30:00Z")]
    [InlineData("2026-11-29t14:30z", "2026-11-29T14:30:00Z")]
    [InlineData("2026-11-29 14:30 +01:00", "2026-11-29T13:30:00Z")]
    [InlineData("2026-11-29 14:30 America/New_York", "2026-11-29T19:30:00Z")]
    [InlineData("2026-11-29 14:30 UTC", "2026-11-29T14:30:00Z")]
    [InlineData("2026-11-29", "2026-11-29T08:00:00Z")]
    [InlineData("2026-11-29 24:00", "2026-11-29T23:00:00Z")]
    [InlineData("15:01", "2026-11-29T14:01:00Z")]
    [InlineData("15:00", "2026-11-30T14:00:00Z")]
    [InlineData("14:30", "2026-11-30T13:30:00Z")]
    [InlineData("14:30Z", "2026-11-29T14:30:00Z")]
    [InlineData("20:00 Asia/Kolkata", "2026-11-29T14:30:00Z")]
    [InlineData("today 9:00", "2026-11-29T08:00:00Z")]
    [InlineData("Tomorrow 9:00", "2026-11-30T08:00:00Z")]
    [InlineData("tomorrow", "2026-11-30T08:00:00Z")]
    [InlineData("tomorrow 0:30 Pacific/Auckland", "2026-11-30T11:30:00Z")]
    [InlineData("yesterday 22:00", "2026-11-28T21:00:00Z")]
    [InlineData("mon 9:00", "2026-11-30T08:00:00Z")]
    [InlineData("Monday 9:00", "2026-11-30T08:00:00Z")]
    [InlineData("sat", "2026-12-05T08:00:00Z")]
    [InlineData("sun 16:00", "2026-11-29T15:00:00Z")]
    [InlineData("sun 9:00", "2026-12-06T08:00:00Z")]
    [InlineData("now", "2026-11-29T14:00:00Z")]
    [InlineData("in 2h", "2026-11-29T16:00:00Z")]
    [InlineData("in 1h 30m", "2026-11-29T15:30:00Z")]
    [InlineData("2h ago", "2026-11-29T12:00:00Z")]
    [InlineData("1w ago", "2026-11-22T14:00:00Z")]
    [InlineData("in 2h Europe/London", "2026-11-29T16:00:00Z")]
    public void Moments_are_read_by_the_clock_that_is_named_or_else_by_the_places_own(string text, string expected) =>
        Assert.Equal(Utc(expected), Read(Ahead, text));

    [Theory]
    [InlineData("13:00", "2026-11-29T13:00:00Z")]
    [InlineData("14:00", "2026-11-29T14:00:00Z")]
    [InlineData("22:00", "2026-11-28T22:00:00Z")]
    [InlineData("mon", "2026-11-23T00:00:00Z")]
    [InlineData("sun", "2026-11-29T00:00:00Z")]
    [InlineData("sun 15:00", "2026-11-22T15:00:00Z")]
    [InlineData("7d", "2026-11-22T14:00:00Z")]
    [InlineData("1h30m", "2026-11-29T12:30:00Z")]
    [InlineData("0s", "2026-11-29T14:00:00Z")]
    [InlineData("yesterday", "2026-11-28T00:00:00Z")]
    public void Where_people_look_back_a_time_alone_is_the_last_one_and_a_length_is_so_long_ago(
        string text,
        string expected
    ) => Assert.Equal(Utc(expected), Read(Back, text));

    [Theory]
    [InlineData("2026-03-01T22:00Z")]
    [InlineData("2026-03-01T22:00:00Z")]
    [InlineData("2026-03-01 22:00Z")]
    [InlineData("2026-03-01 22:00:00Z")]
    [InlineData("2026-03-01T22:00:00.5Z", 500)]
    [InlineData("2026-03-01T22:00:00.1230000Z", 123)]
    [InlineData("2026-03-01T23:00+01:00")]
    [InlineData("2026-03-01T23:00:00+0100")]
    [InlineData("2026-03-01 12:00:00-10:00")]
    public void What_policies_took_before_there_was_one_grammar_is_still_taken(string text, int milliseconds = 0) =>
        Assert.Equal(Utc("2026-03-01T22:00:00Z").AddMilliseconds(milliseconds), Read(WithoutZone, text));

    [Theory]
    [InlineData("2026-12-24 18:00", "2026-12-24T17:00:00Z")]
    [InlineData("2026-12-24T18:00", "2026-12-24T17:00:00Z")]
    [InlineData("2026-12-24T18:00:30", "2026-12-24T17:00:30Z")]
    [InlineData("2026-12-24 24:00", "2026-12-24T23:00:00Z")]
    [InlineData("2026-12-24", "2026-12-24T08:00:00Z")]
    [InlineData("2026-12-24T18:00:00Z", "2026-12-24T18:00:00Z")]
    [InlineData("2026-12-24T18:00:00.25+02", "2026-12-24T16:00:00.25Z")]
    [InlineData("2026-12-24T18:00:00,25+02:00:30", "2026-12-24T15:59:30.25Z")]
    public void What_schedules_took_before_there_was_one_grammar_is_still_taken(string text, string expected)
    {
        Assert.Equal(Utc(expected), Read(InFile, text));
        Assert.Equal(Utc(expected), Read(Ahead, text));
    }

    [Theory]
    [InlineData("2026-11-23", "2026-11-23T00:00:00Z")]
    [InlineData("2026-11-23T12:30", "2026-11-23T12:30:00Z")]
    [InlineData("2026-11-23T12:30:15", "2026-11-23T12:30:15Z")]
    [InlineData("2026-11-23T12:30Z", "2026-11-23T12:30:00Z")]
    [InlineData("2026-11-23T12:30:15+01:00", "2026-11-23T11:30:15Z")]
    [InlineData("12h", "2026-11-29T02:00:00Z")]
    [InlineData("1d2h3m4s", "2026-11-28T11:56:56Z")]
    public void What_lists_took_before_there_was_one_grammar_is_still_taken(string text, string expected) =>
        Assert.Equal(Utc(expected), Read(Back, text));

    [Theory]
    [InlineData("2026-03-29 01:59", "2026-03-29T00:59:00Z")]
    [InlineData("2026-03-29 02:00", "2026-03-29T01:00:00Z")]
    [InlineData("2026-03-29 02:30", "2026-03-29T01:30:00Z")]
    [InlineData("2026-03-29 03:00", "2026-03-29T01:00:00Z")]
    [InlineData("2026-10-25 02:30", "2026-10-25T00:30:00Z")]
    [InlineData("2026-10-25 02:59", "2026-10-25T00:59:00Z")]
    [InlineData("2026-10-25 03:00", "2026-10-25T02:00:00Z")]
    [InlineData("2026-10-25 02:30+01:00", "2026-10-25T01:30:00Z")]
    public void What_the_clock_skips_comes_an_hour_later_and_what_comes_twice_is_the_first(
        string text,
        string expected
    ) => Assert.Equal(Utc(expected), Read(InFile, text));

    [Fact]
    public void Tomorrow_is_a_day_of_the_clock_and_not_24_hours()
    {
        var eve = Ahead with { Now = Utc("2026-03-28T20:00:00Z") };

        Assert.Equal(Utc("2026-03-29T07:00:00Z"), Read(eve, "tomorrow 9:00"));
        Assert.Equal(Utc("2026-03-29T19:00:00Z"), Read(eve, "21:00"));
    }

    [Theory]
    [InlineData("", "`` is not a date or time: write 2026-11-29 14:30, tomorrow 9:00, mon 9:00 or in 2h.")]
    [InlineData("soon", "`soon` is not a date or time: write 2026-11-29 14:30, tomorrow 9:00, mon 9:00 or in 2h.")]
    [InlineData("7d", "`7d` is not a date or time: write 2026-11-29 14:30, tomorrow 9:00, mon 9:00 or in 2h.")]
    [InlineData(
        "mont 9:00",
        "`mont 9:00` is not a date or time: write 2026-11-29 14:30, tomorrow 9:00, mon 9:00 or in 2h."
    )]
    [InlineData(
        "mont9:00",
        "`mont9:00` is not a date or time: write 2026-11-29 14:30, tomorrow 9:00, mon 9:00 or in 2h."
    )]
    [InlineData("2026-02-30", "`2026-02-30` is not a valid date: write it as in 2026-11-29.")]
    [InlineData(
        "tomorrow 25:00",
        "`tomorrow 25:00` has an invalid time of day: write it as in 14:30, from 0:00 to 24:00."
    )]
    [InlineData("9:60", "`9:60` has an invalid time of day: write it as in 14:30, from 0:00 to 24:00.")]
    [InlineData("24:01", "`24:01` has an invalid time of day: write it as in 14:30, from 0:00 to 24:00.")]
    [InlineData("9:00+19:00", "`9:00+19:00` has an invalid offset: write Z, or as in +01:00.")]
    [InlineData("9:00Z Europe/Berlin", "`9:00Z Europe/Berlin` has both an offset and a time zone: write one of them.")]
    [InlineData(
        "9:00 Europe/Berlinn",
        "`9:00 Europe/Berlinn` names an unknown time zone: write an IANA name such as Europe/Berlin."
    )]
    [InlineData(
        "in 30m1h",
        "`in 30m1h` is not a date or time. `30m1h` is not a duration: write each unit once, the largest first, as in 1h30m."
    )]
    [InlineData("9999-12-31 23:00-05:00", "`9999-12-31 23:00-05:00` is out of range: years go from 1 to 9999.")]
    public void What_is_none_is_refused_with_what_is_wrong_and_an_example(string text, string sentence) =>
        Assert.Equal(sentence, Error(Ahead, text));

    [Theory]
    [InlineData("tomorrow 9:00")]
    [InlineData("mon")]
    [InlineData("14:30")]
    [InlineData("now")]
    [InlineData("in 2h")]
    public void A_file_needs_a_date_so_that_it_means_the_same_whenever_it_is_read(string text)
    {
        Assert.Equal(
            $"`{text}` means another moment each time it is read: write 2026-11-29 or 2026-11-29 14:30.",
            Error(InFile, text)
        );
        Assert.StartsWith($"`{text}` means another moment each time it is read", Error(WithoutZone, text));
    }

    [Fact]
    public void Where_a_place_has_no_clock_of_its_own_one_has_to_be_named()
    {
        Assert.Equal(
            "`2026-11-29 14:30` needs a time zone or an offset: write 2026-11-29T14:30Z or "
                + "2026-11-29 14:30 Europe/Berlin.",
            Error(WithoutZone, "2026-11-29 14:30")
        );
        Assert.Equal(Utc("2026-11-29T13:30:00Z"), Read(WithoutZone, "2026-11-29 14:30 Europe/Berlin"));
    }

    [Fact]
    public void A_moment_that_a_zones_clock_shows_is_read_back_from_it() =>
        Gen.Select(
                // From 1973 on: before, Monrovia was half a minute off, which DateTimeOffset cannot say.
                Gen.Long[100_000_000, 4_102_444_800],
                Gen.OneOf([.. DateTimeZoneProviders.Tzdb.Ids]),
                Gen.OneOf("yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd H:mm:ss")
            )
            .Sample(
                (seconds, id, form) =>
                {
                    var moment = Instant.FromUnixTimeSeconds(seconds).InZone(DateTimeZoneProviders.Tzdb[id]);
                    var shown = moment.LocalDateTime.ToString(form, CultureInfo.InvariantCulture);
                    var first = moment.LocalDateTime.InZoneLeniently(moment.Zone).ToDateTimeOffset();
                    var offset = moment.Offset.ToString("g", CultureInfo.InvariantCulture);

                    Assert.Equal(first.ToUniversalTime(), Read(WithoutZone, $"{shown} {id}"));
                    Assert.Equal(moment.ToDateTimeOffset().ToUniversalTime(), Read(WithoutZone, shown + offset));
                }
            );

    [Fact]
    public void No_text_makes_it_throw_and_what_is_refused_says_why()
    {
        var words = Gen.OneOf(
            "now",
            "in",
            "ago",
            "2h",
            "1h30m",
            "365000d",
            "today",
            "tomorrow",
            "mon",
            "sunday",
            "9:00",
            "24:00",
            "9:00Z",
            "+14:00",
            "-18:00",
            "2026-11-29",
            "0001-01-01",
            "9999-12-31",
            "0000-00-00",
            "T",
            "Europe/Berlin",
            "Pacific/Kiritimati",
            "UTC",
            "/",
            ""
        );
        Gen.OneOf(
                Gen.String,
                words.Array[0, 4].Select(w => string.Join(' ', w)),
                words.Array[0, 4].Select(string.Concat)
            )
            .Sample(text =>
            {
                foreach (var reader in new[] { Ahead, Back, InFile, WithoutZone })
                    Assert.Equal(reader.TryRead(text, out _, out var error), error is null);
            });
    }

    private static DateTimeOffset Read(MomentReader reader, string text)
    {
        Assert.True(reader.TryRead(text, out var moment, out var error), error);
        Assert.Equal(TimeSpan.Zero, moment.Offset);
        return moment;
    }

    private static string Error(MomentReader reader, string text)
    {
        Assert.False(reader.TryRead(text, out _, out var error));
        return error;
    }

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
