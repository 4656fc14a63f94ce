using System.Globalization;

namespace RoleFerry.Cli.Policies;

/// <summary>
/// How people write a moment: <c>2026-03-01T22:00Z</c>, <c>2026-03-01T22:00:00+01:00</c>. The offset has to be there.
/// </summary>
internal static class MomentText
{
    private static readonly string[] Forms =
    [
        "yyyy-MM-dd'T'HH:mmK",
        "yyyy-MM-dd'T'HH:mm:ssK",
        "yyyy-MM-dd' 'HH:mmK",
        "yyyy-MM-dd' 'HH:mm:ssK",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    /// <summary>Null for anything else.</summary>
    public static DateTimeOffset? Read(string text) =>
        (text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > "yyyy-MM-dd".Length)
        && DateTimeOffset.TryParseExact(
            text,
            Forms,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AdjustToUniversal,
            out var moment
        )
            ? moment
            : null;
}
