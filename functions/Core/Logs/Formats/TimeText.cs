using RoleFerry.Core.Logs.Templates;

namespace RoleFerry.Core.Logs.Formats;

/// <summary>
/// Times as programs write them before their messages: <c>2025-10-13T14:30:00.123Z</c>, <c>10/13/2025 02:30:00 PM</c>,
/// <c>13-Oct-2025 14:30:00</c>, <c>Mon Oct 13 14:30:00 2025</c>, <c>14:30:00,123</c>, <c>2:30PM</c>, a date alone, or
/// seconds, milliseconds or more since 1970.
/// </summary>
internal static class TimeText
{
    private static readonly WordTable<Word> Words = new(
        (one, _) => one,
        (Word.Month, "jan feb mar apr may jun jul aug sep oct nov dec"),
        (Word.Weekday, "mon tue wed thu fri sat sun"),
        (
            Word.Zone,
            "utc gmt cet cest eet eest wet west bst ist msk est edt cst cdt mst mdt pst pdt akst akdt hst jst kst "
                + "sgt hkt aest aedt acst acdt awst nzst nzdt brt art cat eat wat sast wib pkt npt"
        )
    );

    private enum Word : byte
    {
        None,
        Month,
        Weekday,
        Zone,
    }

    /// <summary>The length of the time that a text begins with, or 0 where it begins with none.</summary>
    public static int LengthAt(ReadOnlySpan<byte> text)
    {
        bool isIso = IsIsoDate(text);
        if (isIso && IsIsoClock(text))
        {
            int end = 19;
            if (end < text.Length && text[end] is (byte)'.' or (byte)',')
            {
                int fraction = DigitsAt(text[(end + 1)..], 9);
                end += fraction == 0 ? 0 : fraction + 1;
            }

            return end + ZoneLength(text[end..]);
        }

        int date = isIso ? 10 : DateLength(text);
        int at = date + (date == 0 ? 0 : JointLength(text[date..]));
        int clock = ClockLength(text[at..], hasDate: date > 0);
        if (clock == 0)
            return date > 0 ? date : EpochLength(text);
        at += clock;
        at += ZoneLength(text[at..]);
        return at + YearLength(text[at..]);
    }

    /// <summary>The length of <c>14:30:00</c> with its fraction or half of the day, or 0.</summary>
    public static int ClockLength(ReadOnlySpan<byte> text, bool hasDate)
    {
        int hour = DigitsAt(text, 2);
        if (hour == 0 || text.Length < hour + 3 || text[hour] != ':' || !AreDigits(text.Slice(hour + 1, 2)))
            return 0;
        int at = hour + 3;
        bool hasSeconds = text.Length >= at + 3 && text[at] == ':' && AreDigits(text.Slice(at + 1, 2));
        if (hasSeconds)
            at += 3;
        if (hasSeconds && at < text.Length && text[at] is (byte)'.' or (byte)',')
        {
            int fraction = DigitsAt(text[(at + 1)..], 9);
            at += fraction == 0 ? 0 : fraction + 1;
        }

        int half = HalfLength(text[at..]);
        bool isClock = half > 0 || hasSeconds || hasDate;
        bool ends = at + half == text.Length || !IsDigit(text[at + half]);
        return isClock && ends ? at + half : 0;
    }

    /// <summary>The most frequent kind, <c>2025-10-13</c>, without a look at the others.</summary>
    private static bool IsIsoDate(ReadOnlySpan<byte> text) =>
        text.Length > 10
        && text[4] == '-'
        && text[7] == '-'
        && IsDigit(text[0])
        && IsDigit(text[1])
        && IsDigit(text[2])
        && IsDigit(text[3])
        && IsDigit(text[5])
        && IsDigit(text[6])
        && IsDigit(text[8])
        && IsDigit(text[9])
        && !IsDigit(text[10]);

    /// <summary>The clock behind such a date: <c>T14:30:00</c>, with no digit behind it.</summary>
    private static bool IsIsoClock(ReadOnlySpan<byte> text) =>
        text.Length > 18
        && text[10] is (byte)' ' or (byte)'T'
        && text[13] == ':'
        && text[16] == ':'
        && IsDigit(text[11])
        && IsDigit(text[12])
        && IsDigit(text[14])
        && IsDigit(text[15])
        && IsDigit(text[17])
        && IsDigit(text[18])
        && (text.Length == 19 || !(IsDigit(text[19]) || text[19] is (byte)' ' && HalfLength(text[19..]) > 0));

    private static int DateLength(ReadOnlySpan<byte> text)
    {
        if (text.Length < 5)
            return 0;
        if (!IsDigit(text[0]))
            return NamedDateLength(text);
        int first = DigitsAt(text, 9);
        if (first == text.Length)
            return 0;
        byte mark = text[first];
        return first switch
        {
            4 when mark is (byte)'-' or (byte)'/' or (byte)'.' => NumberedDateLength(text, first, 2),
            1 or 2 when mark is (byte)'-' or (byte)'/' or (byte)'.' or (byte)' ' => NumberedDateLength(text, first, 4),
            6 or 8 => CompactDateLength(text, first),
            _ => 0,
        };
    }

    /// <summary><c>2025-10-13</c>, <c>10/13/25</c>, <c>13-Oct-2025</c>, <c>13 Oct 2025</c>, <c>10-13</c></summary>
    private static int NumberedDateLength(ReadOnlySpan<byte> text, int first, int lastDigits)
    {
        byte mark = text[first];
        var rest = text[(first + 1)..];
        int second = DigitsAt(rest, 2);
        if (mark == ' ' || second == 0)
            second = rest.Length >= 3 && Words.Find(rest[..3]) == Word.Month ? 3 : 0;
        if (second == 0)
            return 0;
        int at = first + 1 + second;
        if (at < text.Length && text[at] == mark)
        {
            int third = DigitsAt(text[(at + 1)..], lastDigits);
            int end = at + 1 + third;
            bool ends = end == text.Length || !(IsDigit(text[end]) || text[end] == mark && mark != ' ');
            return ends && (third == lastDigits || third == 2) ? end : 0;
        }

        // Android's log has no year.
        return first == 2 && second == 2 && mark == '-' && ClockFollows(text[at..]) ? at : 0;
    }

    /// <summary><c>20251013</c> or <c>251013</c>, where a clock follows.</summary>
    private static int CompactDateLength(ReadOnlySpan<byte> text, int length) =>
        ClockFollows(text[length..]) ? length : 0;

    /// <summary><c>Oct 13</c>, <c>Oct 13, 2025</c>, <c>Mon Oct 13</c>, <c>Mon, 13 Oct 2025</c></summary>
    private static int NamedDateLength(ReadOnlySpan<byte> text)
    {
        if (!char.IsAsciiLetterUpper((char)text[0]) || !char.IsAsciiLetterLower((char)text[1]))
            return 0;
        var word = Words.Find(text[..3]);
        if (word == Word.Weekday && text[3] is (byte)' ' or (byte)',')
        {
            int skipped = text[3] == ',' && text[4] == ' ' ? 5 : 4;
            int date = DateLength(text[skipped..]);
            return date == 0 ? 0 : skipped + date;
        }

        if (word != Word.Month || text[3] != ' ')
            return 0;
        int at = text[4] == ' ' ? 5 : 4;
        int day = DigitsAt(text[at..], 2);
        if (day == 0)
            return 0;
        at += day;
        return text.Length >= at + 6 && text[at] == ',' && text[at + 1] == ' ' && DigitsAt(text[(at + 2)..], 4) == 4
            ? at + 6
            : at;
    }

    /// <summary>What stands between a date and a clock.</summary>
    private static int JointLength(ReadOnlySpan<byte> text) =>
        text switch
        {
            [(byte)',', (byte)' ', ..] or [(byte)':', (byte)':', ..] or [(byte)' ', (byte)' ', ..] => 2,
            [(byte)'T' or (byte)'t' or (byte)' ' or (byte)'_' or (byte)':' or (byte)'-', ..] => 1,
            _ => 0,
        };

    private static bool ClockFollows(ReadOnlySpan<byte> text)
    {
        int joint = JointLength(text);
        return joint > 0 && ClockLength(text[joint..], hasDate: false) > 0;
    }

    private static int HalfLength(ReadOnlySpan<byte> text)
    {
        int space = text is [(byte)' ', ..] ? 1 : 0;
        text = text[space..];
        bool isHalf =
            text is [(byte)'A' or (byte)'P' or (byte)'a' or (byte)'p', (byte)'M' or (byte)'m', ..]
            && (text.Length == 2 || !char.IsAsciiLetterOrDigit((char)text[2]));
        return isHalf ? space + 2 : 0;
    }

    /// <summary>The length of <c>Z</c>, <c>+00:00</c>, <c> +0000</c> or <c> UTC</c>, or 0.</summary>
    private static int ZoneLength(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
            return 0;
        if (text[0] is (byte)'Z')
            return 1;
        int start = text[0] == ' ' ? 1 : 0;
        var zone = text[start..];
        if (zone is [(byte)'+' or (byte)'-', ..])
        {
            int hours = DigitsAt(zone[1..], 4);
            if (hours == 2 && zone.Length >= 6 && zone[3] == ':' && AreDigits(zone[4..6]))
                hours = 5;
            bool ends = zone.Length == 1 + hours || !char.IsAsciiLetterOrDigit((char)zone[1 + hours]);
            return hours is 2 or 4 or 5 && ends ? start + 1 + hours : 0;
        }

        int letters = start == 0 ? 0 : CapitalsAt(zone);
        return letters is 3 or 4 && Words.Find(zone[..letters]) == Word.Zone ? start + letters : 0;
    }

    /// <summary>The year behind the clock in <c>Mon Oct 13 14:30:00 2025</c>.</summary>
    private static int YearLength(ReadOnlySpan<byte> text) =>
        text is [(byte)' ', (byte)'1' or (byte)'2', ..]
        && DigitsAt(text[1..], 5) == 4
        && text[2] is (byte)'0' or (byte)'9'
        && (text.Length == 5 || text[5] is (byte)']' or (byte)' ')
            ? 5
            : 0;

    /// <summary>Seconds since 1970 with a fraction, or milliseconds, micro- or nanoseconds.</summary>
    private static int EpochLength(ReadOnlySpan<byte> text)
    {
        int digits = DigitsAt(text, 20);
        if (digits is not (10 or 13 or 16 or 19) || text[0] != '1')
            return 0;
        if (digits == 10 && text.Length > 11 && text[10] == '.')
            digits += 1 + DigitsAt(text[11..], 9);
        return digits == text.Length || text[digits] is (byte)' ' or (byte)'\t' or (byte)']' or (byte)'|' ? digits : 0;
    }

    private static int CapitalsAt(ReadOnlySpan<byte> text)
    {
        int end = text.IndexOfAnyExceptInRange((byte)'A', (byte)'Z');
        return end < 0 ? text.Length : end;
    }

    /// <summary>How many digits a text begins with; none where there are more than a number of them.</summary>
    private static int DigitsAt(ReadOnlySpan<byte> text, int most)
    {
        int count = 0;
        while (count < text.Length && count <= most && IsDigit(text[count]))
            count++;
        return count > most ? 0 : count;
    }

    private static bool IsDigit(byte value) => (uint)(value - '0') <= 9;

    private static bool AreDigits(ReadOnlySpan<byte> text) => !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');
}
