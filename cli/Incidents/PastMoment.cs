using System.Globalization;
using RoleFerry.Cli.Policies;

namespace RoleFerry.Cli.Incidents;

/// <summary>
/// How people write a moment: <c>2026-11-23</c>, <c>2026-11-23T12:30Z</c> (UTC where no offset is given), or how long
/// ago: <c>7d</c>, <c>12h</c>.
/// </summary>
internal static class PastMoment
{
    /// <summary>Null for anything else.</summary>
    public static DateTimeOffset? Read(string text, DateTimeOffset now)
    {
        if (DurationText.Read(text) is { } ago)
            return now - ago;
        return DateTimeOffset.TryParseExact(
            text,
            ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var moment
        )
            ? moment
            : null;
    }
}
