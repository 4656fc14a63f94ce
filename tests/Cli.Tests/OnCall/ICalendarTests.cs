using System.Text;
using CsCheck;
using Ical.Net;
using RoleFerry.Cli.OnCall;
using RoleFerry.Core.OnCall;

namespace RoleFerry.Cli.Tests.OnCall;

public class ICalendarTests
{
    private static readonly DateTimeOffset Written = Utc(2026, 1, 1, 12);

    /// <summary>Text with all that a calendar has to escape or fold, ships of two UTF-16 units among it.</summary>
    private static readonly Gen<string> Any = Gen.OneOf(
            Gen.Char[' ', '~'].Select(c => c.ToString()),
            Gen.OneOf("🚢", "é", ";", ",", "\\", "\\n", ":", "\n", "ab cd")
        )
        .Array[0, 120]
        .Select(string.Concat);

    /// <summary>A week that somebody has instead of somebody else.</summary>
    private static Shift Week(string name, string reason, DateTimeOffset? from = null)
    {
        var (begin, end) = (from ?? Utc(2026, 1, 5, 9), (from ?? Utc(2026, 1, 5, 9)).AddDays(7));
        return new Shift(
            begin,
            end,
            new Duty(
                "primary",
                new Person("dee", name, "engineer"),
                Override: Override.Said("dee", "ann", begin, end, reason, "ann", Written)
            )
        );
    }

    [Fact]
    public void Each_shift_is_an_event_in_UTC()
    {
        var calendar = ICalendar.Write("On call", [Week("DEE 3", "on leave; back on Monday")], Written);

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

    /// <summary>A calendar has at least one component: https://www.rfc-editor.org/rfc/rfc5545#section-3.6</summary>
    [Fact]
    public void A_calendar_without_shifts_is_one_too()
    {
        var calendar = ICalendar.Write(
            "On call",
            [Week("DEE 3", "") with { Duty = new Duty("primary", null) }],
            Written
        );

        Assert.DoesNotContain("VEVENT", calendar, StringComparison.Ordinal);
        Assert.Equal("UTC", Assert.Single(Calendar.Load(calendar)!.TimeZones).TzId);
    }

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

    [Fact]
    public void Another_program_reads_back_what_was_written() =>
        Gen.Select(Any, Any, Any)
            .Sample(
                (name, person, reason) =>
                {
                    var shift = Week(person, reason);

                    var read = Calendar.Load(ICalendar.Write(name, [shift], Written))!;

                    Assert.Equal(name, read.Properties["X-WR-CALNAME"]!.Value);
                    var shown = Assert.Single(read.Events);
                    Assert.Equal("primary-20260105T090000Z@oncall.roleferry", shown.Uid);
                    Assert.Equal(
                        (Written.UtcDateTime, shift.From.UtcDateTime, shift.Until.UtcDateTime),
                        (shown.DtStamp!.AsUtc, shown.Start!.AsUtc, shown.End!.AsUtc)
                    );
                    Assert.Equal($"On call (primary): {person}", shown.Summary);
                    Assert.Equal(
                        reason.Length > 0 ? $"Takes over for ann: {reason}." : "Takes over for ann.",
                        shown.Description
                    );
                }
            );

    [Fact]
    public void Weeks_of_one_level_follow_each_other_across_a_change_of_the_clock()
    {
        var yaml = File.ReadAllText(Clone.Path("tests/Cli.Tests/OnCall/schedule.yaml"));
        var schedule = new Schedule(OnCallYaml.Read(yaml, channels: null).Policy!);
        var shifts = schedule.Shifts("secondary", Utc(2027, 3, 15, 9), Utc(2027, 4, 12, 8));

        var events = Calendar.Load(ICalendar.Write("On call", shifts, Written))!.Events.OrderBy(e => e.Start).ToArray();

        Assert.Equal(4, events.Length);
        Assert.Equal(
            [Utc(2027, 3, 15, 9), Utc(2027, 3, 22, 9), Utc(2027, 3, 29, 8), Utc(2027, 4, 5, 8)],
            events.Select(e => new DateTimeOffset(e.Start!.AsUtc))
        );
        Assert.Equal(events.Skip(1).Select(e => e.Start!.AsUtc), events.SkipLast(1).Select(e => e.End!.AsUtc));
    }

    private static DateTimeOffset Utc(int year, int month, int day, int hour) =>
        new(year, month, day, hour, 0, 0, TimeSpan.Zero);
}
