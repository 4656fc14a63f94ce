using System.Buffers.Text;

namespace RoleFerry.Core.Logs.Facts;

/// <summary>
/// When a business event happened: by its own field <c>timestamp</c> where that can be believed, else when it was
/// logged.
/// </summary>
internal static class EventTime
{
    /// <summary>An event can be told of this much later: retries and queues, at most what rollups look back.</summary>
    public static readonly TimeSpan Late = TimeSpan.FromDays(7);

    /// <summary>
    /// Clocks differ by this much at most; what says that it happened later than that after it was logged has a wrong
    /// clock.
    /// </summary>
    public static readonly TimeSpan Early = TimeSpan.FromMinutes(5);

    /// <summary>Of numbers, those from here on are milliseconds since 1970 and those below are seconds.</summary>
    private const double Milliseconds = 1e11;

    /// <summary>The event's moment, UTC.</summary>
    /// <param name="line">The line.</param>
    /// <param name="logged">When it was logged.</param>
    public static DateTimeOffset Of(StructuredLine line, DateTimeOffset logged) =>
        TryRead(line.Raw("timestamp"u8), out var said) && said >= logged - Late && said <= logged + Early
            ? said
            : logged;

    /// <summary>
    /// ISO 8601 with a date and a time, UTC where no offset is said; or a number of seconds or milliseconds since
    /// 1970.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out DateTimeOffset time)
    {
        time = default;
        if (text.Length < 10)
            return false;
        if (text[4] != '-' && Utf8Parser.TryParse(text, out double number, out int used))
        {
            double milliseconds = number < Milliseconds ? number * 1_000 : number;
            if (used != text.Length || milliseconds is not (>= 0 and <= 253_402_300_799_999))
                return false;
            time = DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds);
            return true;
        }

        if (
            text.Length < 19
            || text[4] != '-'
            || text[7] != '-'
            || text[10] is not ((byte)'T' or (byte)'t' or (byte)' ')
            || text[13] != ':'
            || text[16] != ':'
        )
            return false;
        if (
            !Digits(text[..4], out int year)
            || !Digits(text[5..7], out int month)
            || !Digits(text[8..10], out int day)
            || !Digits(text[11..13], out int hour)
            || !Digits(text[14..16], out int minute)
            || !Digits(text[17..19], out int second)
        )
            return false;
        if (year is 0 || month is 0 or > 12 || day is 0 || hour > 23 || minute > 59 || second > 60)
            return false;
        if (day > DateTime.DaysInMonth(year, month) || !TryReadEnd(text[19..], out var fraction, out var offset))
            return false;
        // A leap second is the last one of its minute.
        var local = new DateTime(year, month, day, hour, minute, Math.Min(second, 59), DateTimeKind.Utc) + fraction;
        time = new DateTimeOffset(local, TimeSpan.Zero);
        if (
            (offset > TimeSpan.Zero && time - DateTimeOffset.MinValue < offset)
            || (offset < TimeSpan.Zero && DateTimeOffset.MaxValue - time < -offset)
        )
            return false;
        time -= offset;
        return true;
    }

    /// <summary>What follows the seconds: a fraction, then <c>Z</c> or an offset; both may lack.</summary>
    private static bool TryReadEnd(ReadOnlySpan<byte> text, out TimeSpan fraction, out TimeSpan offset)
    {
        fraction = offset = TimeSpan.Zero;
        if (text is [(byte)'.' or (byte)',', ..])
        {
            text = text[1..];
            int digits = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
            if (digits < 0)
                digits = text.Length;
            if (digits == 0)
                return false;
            long ticks = TimeSpan.TicksPerSecond;
            foreach (byte digit in text[..Math.Min(digits, 7)])
                fraction += TimeSpan.FromTicks((ticks /= 10) * (digit - '0'));
            text = text[digits..];
        }

        if (text is [] or [(byte)'Z' or (byte)'z'])
            return true;
        if (text is not [(byte)'+' or (byte)'-', _, _, ..])
            return false;
        bool isWest = text[0] == '-';
        var minutes = text[3..];
        if (minutes is [(byte)':', ..])
            minutes = minutes[1..];
        int minute = 0;
        if (
            !Digits(text[1..3], out int hour)
            || hour > 23
            || (minutes.Length != 0 && (minutes.Length != 2 || !Digits(minutes, out minute) || minute > 59))
        )
            return false;
        offset = new TimeSpan(hour, minute, 0) * (isWest ? -1 : 1);
        return true;
    }

    private static bool Digits(ReadOnlySpan<byte> text, out int number)
    {
        number = 0;
        foreach (byte digit in text)
        {
            if (!char.IsAsciiDigit((char)digit))
                return false;
            number = (number * 10) + digit - '0';
        }

        return true;
    }
}
