using System.Globalization;
using System.Text.RegularExpressions;

namespace RoleFerry.Cli.Policies;

/// <summary>
/// How people write a length of time: <c>30s</c>, <c>5m</c>, <c>4h</c>, <c>1d</c>, <c>1h30m</c>; days have 24 hours.
/// </summary>
internal static partial class DurationText
{
    /// <summary>Null for anything else.</summary>
    public static TimeSpan? Read(string text)
    {
        var match = Pattern().Match(text);
        if (!match.Success || text.Length == 0)
            return null;
        return TimeSpan.FromDays(Number("d"))
            + TimeSpan.FromHours(Number("h"))
            + TimeSpan.FromMinutes(Number("m"))
            + TimeSpan.FromSeconds(Number("s"));

        int Number(string unit) =>
            match.Groups[unit] is { Success: true, Value: var digits }
                ? int.Parse(digits, CultureInfo.InvariantCulture)
                : 0;
    }

    [GeneratedRegex(
        @"\A((?<d>[0-9]{1,5})d)?((?<h>[0-9]{1,5})h)?((?<m>[0-9]{1,5})m)?((?<s>[0-9]{1,5})s)?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Pattern();
}
