using System.Globalization;
using System.Text;
using RoleFerry.Core.OnCall;

namespace RoleFerry.Cli.OnCall;

/// <summary>Shifts as a calendar that others subscribe to. https://www.rfc-editor.org/rfc/rfc5545</summary>
internal static class ICalendar
{
    /// <summary>
    /// Octets of a line without its end; what is longer goes on in the next, behind a blank.
    /// https://www.rfc-editor.org/rfc/rfc5545#section-3.1
    /// </summary>
    private const int MaxLine = 75;

    /// <summary>
    /// Writes the shifts that somebody has, each as an event. A shift keeps its UID while its beginning and its level
    /// stay.
    /// </summary>
    /// <param name="name">What calendars call it.</param>
    /// <param name="shifts">The shifts; gaps among them are left out.</param>
    /// <param name="writtenAt">When it is written, UTC.</param>
    public static string Write(string name, IEnumerable<Shift> shifts, DateTimeOffset writtenAt)
    {
        var calendar = new StringBuilder();
        Line(calendar, "BEGIN:VCALENDAR");
        Line(calendar, "VERSION:2.0");
        Line(calendar, "PRODID:-//RoleFerry//On-call//EN");
        Line(calendar, $"X-WR-CALNAME:{Text(name)}");
        Shift[] taken = [.. shifts.Where(s => s.Duty.Person is not null)];
        if (taken.Length == 0)
            WriteZone(calendar);
        foreach (var shift in taken)
        {
            var person = shift.Duty.Person!;
            Line(calendar, "BEGIN:VEVENT");
            Line(calendar, $"UID:{shift.Duty.Level}-{Moment(shift.From)}@oncall.roleferry");
            Line(calendar, $"DTSTAMP:{Moment(writtenAt)}");
            Line(calendar, $"DTSTART:{Moment(shift.From)}");
            Line(calendar, $"DTEND:{Moment(shift.Until)}");
            Line(calendar, $"SUMMARY:{Text($"On call ({shift.Duty.Level}): {person.Name}")}");
            if (shift.Duty.Override is { } by)
            {
                var reason = by.Reason.Length > 0 ? $": {by.Reason}" : "";
                Line(calendar, $"DESCRIPTION:{Text($"Takes over for {by.For}{reason}.")}");
            }
            Line(calendar, "END:VEVENT");
        }

        Line(calendar, "END:VCALENDAR");
        return calendar.ToString();
    }

    /// <summary>
    /// A calendar has at least one component: where it has no event, the zone of its times.
    /// https://www.rfc-editor.org/rfc/rfc5545#section-3.6
    /// </summary>
    private static void WriteZone(StringBuilder calendar)
    {
        Line(calendar, "BEGIN:VTIMEZONE");
        Line(calendar, "TZID:UTC");
        Line(calendar, "BEGIN:STANDARD");
        Line(calendar, "DTSTART:19700101T000000");
        Line(calendar, "TZOFFSETFROM:+0000");
        Line(calendar, "TZOFFSETTO:+0000");
        Line(calendar, "END:STANDARD");
        Line(calendar, "END:VTIMEZONE");
    }

    private static string Moment(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    /// <summary>https://www.rfc-editor.org/rfc/rfc5545#section-3.3.11</summary>
    private static string Text(string text) =>
        text.Replace(@"\", @"\\", StringComparison.Ordinal)
            .Replace(";", @"\;", StringComparison.Ordinal)
            .Replace(",", @"\,", StringComparison.Ordinal)
            .Replace("\r", "", StringComparison.Ordinal)
            .Replace("\n", @"\n", StringComparison.Ordinal);

    private static void Line(StringBuilder calendar, string content)
    {
        var octets = 0;
        foreach (var rune in content.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MaxLine)
            {
                calendar.Append("\r\n ");
                octets = 1;
            }

            calendar.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        calendar.Append("\r\n");
    }
}
