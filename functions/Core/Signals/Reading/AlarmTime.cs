using System.Globalization;

namespace RoleFerry.Core.Signals.Reading;

/// <summary>Reads the times in alarm events, and says which of them can be true.</summary>
internal static class AlarmTime
{
    private const string Seconds = "yyyy-MM-ddTHH:mm:ss";

    /// <summary>The year in which CloudWatch began.</summary>
    private static readonly DateTimeOffset NotBefore = new(2009, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>How far a sender's clock may be ahead of ours.</summary>
    private static readonly TimeSpan NotAheadBy = TimeSpan.FromDays(1);

    /// <summary>
    /// Reads <c>2024-02-17T11:53:08</c> with any number of decimals and with <c>Z</c>, <c>+00:00</c>, <c>+0000</c>,
    /// <c>+00</c> or nothing after it (which counts as UTC). Decimals beyond 100 nanoseconds are dropped.
    /// </summary>
    /// <returns>
    /// The time in UTC; null where it is no such text, or is not to be believed: before 2009, or more than a day
    /// after <paramref name="receivedAt"/>.
    /// </returns>
    public static DateTimeOffset? Read(string? text, DateTimeOffset receivedAt)
    {
        if (
            text is null
            || text.Length < Seconds.Length
            || !DateTime.TryParseExact(
                text.AsSpan(0, Seconds.Length),
                Seconds,
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var local
            )
        )
            return null;
        var rest = text.AsSpan(Seconds.Length);
        if (ReadFraction(ref rest) is not { } fraction || ReadOffset(rest) is not { } offset)
            return null;
        var ticks = local.Ticks + fraction - offset.Ticks;
        return ticks >= NotBefore.Ticks && ticks - receivedAt.UtcTicks <= NotAheadBy.Ticks
            ? new DateTimeOffset(ticks, TimeSpan.Zero)
            : null;
    }

    private static long? ReadFraction(ref ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty || rest[0] is not ('.' or ','))
            return 0;
        rest = rest[1..];
        var digits = rest.IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? end : rest.Length;
        var ticks = 0L;
        for (var (place, unit) = (0, TimeSpan.TicksPerSecond / 10); place < digits && unit > 0; place++, unit /= 10)
            ticks += (rest[place] - '0') * unit;
        rest = rest[digits..];
        return digits > 0 ? ticks : null;
    }

    private static TimeSpan? ReadOffset(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text is "Z" or "z")
            return TimeSpan.Zero;
        var digits = text[1..];
        var format = digits.Length switch
        {
            2 => "hh",
            4 => "hhmm",
            5 => @"hh\:mm",
            _ => "",
        };
        if (
            text[0] is not ('+' or '-')
            || format.Length == 0
            || !TimeSpan.TryParseExact(digits, format, CultureInfo.InvariantCulture, out var offset)
        )
            return null;
        return text[0] == '-' ? -offset : offset;
    }
}
