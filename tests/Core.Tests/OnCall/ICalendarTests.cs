using System.Text;
using CsCheck;
using RoleFerry.Core.OnCall;

namespace RoleFerry.Core.Tests.OnCall;

public class ICalendarTests
{
    private static readonly DateTimeOffset Written = Some.Utc(2026, 1, 1, 12);

    [Fact]
    public void Each_shift_is_an_event_in_UTC()
    {
        var schedule = new Schedule(
            Some.Policy(),
            [
                Override.Said(
                    "dee",
                    "ann",
                    Some.Utc(2026, 1, 5, 9),
                    Some.Utc(2026, 1, 12, 9),
                    "on leave; back on Monday",
                    "ann",
                    Written
                ),
            ]
        );

        var calendar = ICalendar.Write(
            "On call",
            schedule.Shifts("primary", Some.Utc(2026, 1, 1), Some.Utc(2026, 1, 12, 9)),
            Written
        );

        Assert.Equal(
            """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//RoleFerry//On-call//EN
            X-WR-CALNAME:On call
            BEGIN:VEVENT
            UID:primary-20260105T090000Z@oncall.roleferry
            DTSTAMP:20260101T120000Z
            DTSTART:20260105T090000Z
            DTEND:20260112T090000Z
            SUMMARY:On call (primary): DEE 3
            DESCRIPTION:Takes over for ann: on leave\; back on Monday.
            END:VEVENT
            END:VCALENDAR

            """.ReplaceLineEndings("\r\n"),
            calendar
        );
    }

    [Fact]
    public void No_line_is_longer_than_75_octets_and_unfolded_it_is_what_was_meant() =>
        Gen.String[0, 200]
            .Where(s => !s.Any(char.IsControl) && s.IsNormalized() && !s.Any(char.IsSurrogate))
            .Sample(name =>
            {
                var calendar = ICalendar.Write(name, [], Written);

                Assert.All(calendar.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
                var unfolded = calendar.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
                var read = unfolded[3]
                    ["X-WR-CALNAME:".Length..]
                    .Replace(@"\;", ";", StringComparison.Ordinal)
                    .Replace(@"\,", ",", StringComparison.Ordinal)
                    .Replace(@"\\", @"\", StringComparison.Ordinal);
                Assert.Equal(name, read);
            });

    [Fact]
    public void A_character_is_never_torn_apart()
    {
        var calendar = ICalendar.Write(string.Concat(Enumerable.Repeat("🚢", 60)), [], Written);

        Assert.All(calendar.Split("\r\n"), line =>
            Assert.False(
                line.Length > 0 && (char.IsLowSurrogate(line.TrimStart(' ')[0]) || char.IsHighSurrogate(line[^1]))
            )
        );
    }
}
