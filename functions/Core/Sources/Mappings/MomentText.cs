using System.Globalization;

namespace RoleFerry.Core.Sources.Mappings;

/// <summary>How others write moments.</summary>
internal static class MomentText
{
    private const string Round = "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ";

    /// <summary>From here on a number is one of milliseconds: in seconds it would be the year 33658.</summary>
    private const long Milliseconds = 1_000_000_000_000;

    private const long MostMilliseconds = 253_402_300_799_000;

    /// <summary>
    /// Seconds or milliseconds since 1970, <c>Tue, 29 Nov 2026 05:01:10 GMT</c> (RFC 1123) and <c>2026-11-29
    /// 04:59:12.345</c> in the form that <c>AlarmTime</c> reads; anything else as it is.
    /// </summary>
    public static string Normal(string text)
    {
        text = text.Trim();
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            var milliseconds = number < Milliseconds ? number * 1_000 : number;
            return milliseconds < MostMilliseconds
                ? Written(DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds))
                : text;
        }

        if (DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment))
            return Written(moment);
        return text.Length > 10 && text[10] == ' ' ? $"{text[..10]}T{text[11..]}" : text;
    }

    private static string Written(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString(Round, CultureInfo.InvariantCulture);
}
