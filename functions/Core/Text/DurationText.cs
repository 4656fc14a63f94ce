using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace RoleFerry.Core.Text;

/// <summary>
/// How people write a duration: <c>90s</c>, <c>45m</c>, <c>1h30m</c>, <c>1h 30m</c>, <c>2d</c>, <c>1w</c>. Each
/// unit once, the largest first, in either case; a day has 24 hours and a week 7 days. docs/times.md
/// </summary>
public static partial class DurationText
{
    /// <summary>Examples, as a sentence goes on with them.</summary>
    public const string Examples = "90s, 45m, 1h30m, 2d or 1w";

    /// <summary>The longest that is read. Added to any moment of our lives, it stays within the calendar.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(365_000);

    private static readonly (string Name, long Seconds)[] Units =
    [
        ("w", 7 * 24 * 60 * 60),
        ("d", 24 * 60 * 60),
        ("h", 60 * 60),
        ("m", 60),
        ("s", 1),
    ];

    /// <summary>Reads a duration. Never throws.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="duration">More than zero, up to <see cref="Longest"/>.</param>
    /// <param name="error">A sentence that says what is wrong and shows an example.</param>
    /// <param name="orZero">Whether <c>0s</c> is a duration here.</param>
    public static bool TryRead(
        string text,
        out TimeSpan duration,
        [NotNullWhen(false)] out string? error,
        bool orZero = false
    )
    {
        duration = default;
        var match = LargestFirst().Match(text);
        error =
            !match.Success ? $"{Quoted.Of(text)} is not a duration: {Advice(text)}."
            : Sum(match) is not { } seconds ? $"{Quoted.Of(text)} is too long: write at most {Longest.Days}d."
            : seconds == 0 && !orZero ? $"{Quoted.Of(text)} is zero: write {Examples}."
            : null;
        if (error is not null)
            return false;
        duration = TimeSpan.FromSeconds(Sum(match)!.Value);
        return true;
    }

    private static long? Sum(Match match)
    {
        var sum = 0L;
        foreach (var (unit, seconds) in Units)
        {
            if (match.Groups[unit] is not { Success: true, ValueSpan: var digits })
                continue;
            if (
                !long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                || number > (long)Longest.TotalSeconds / seconds
            )
                return null;
            sum += number * seconds;
        }

        return sum <= (long)Longest.TotalSeconds ? sum : null;
    }

    private static string Advice(string text) =>
        AnyOrder().IsMatch(text) ? "write each unit once, the largest first, as in 1h30m"
        : text.AsSpan().TrimStart().StartsWith("-") ? $"it cannot be negative; write {Examples}"
        : $"write {Examples}";

    [GeneratedRegex(
        @"\A(?=\s*[0-9])\s*((?<w>[0-9]+)[wW]\s*)?((?<d>[0-9]+)[dD]\s*)?((?<h>[0-9]+)[hH]\s*)?"
            + @"((?<m>[0-9]+)[mM]\s*)?((?<s>[0-9]+)[sS]\s*)?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex LargestFirst();

    [GeneratedRegex(@"\A\s*([0-9]+[wdhmsWDHMS]\s*)+\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex AnyOrder();
}
