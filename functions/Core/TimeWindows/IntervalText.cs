using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace RoleFerry.Core.TimeWindows;

/// <summary>
/// How ranges of a <see cref="TimeInterval"/> are written: <c>08:00-18:00</c>, <c>monday-friday</c>, <c>1-7</c> or
/// <c>-1</c>, <c>june-august</c>, <c>2026-2028</c>. One value alone is a range too, except of times.
/// </summary>
public static partial class IntervalText
{
    private const int LastDay = 31;
    private const int LastYear = 9999;

    private static readonly ImmutableArray<string> WeekdayNames =
    [
        .. Enum.GetValues<IsoDayOfWeek>()
            .Where(d => d != IsoDayOfWeek.None)
            .Select(d => d.ToString().ToLowerInvariant()),
    ];

    private static readonly ImmutableArray<string> MonthNames =
    [
        .. CultureInfo.InvariantCulture.DateTimeFormat.MonthNames.Take(12).Select(m => m.ToLowerInvariant()),
    ];

    /// <summary>
    /// Times of a day; null where it is none. They end after they begin: what passes midnight is two of them.
    /// </summary>
    public static NumberRange? ReadTimes(string text)
    {
        var match = TimesPattern().Match(text);
        if (!match.Success)
            return null;
        var (from, to) = (Minutes("h1", "m1"), Minutes("h2", "m2"));
        return from < to && to <= 24 * 60 ? new NumberRange(from, to) : null;

        int Minutes(string hour, string minute) => (Number(match, hour) * 60) + Number(match, minute);
    }

    /// <summary>Days of the week by name; null where it is none.</summary>
    public static NumberRange? ReadWeekdays(string text) => ReadNamed(text, WeekdayNames);

    /// <summary>
    /// As people write them: the week begins on Monday, or on Sunday, as in <c>sunday-thursday</c>, which is two
    /// ranges. Empty where it is none; <c>saturday-monday</c> is none in either week, and Alertmanager refuses it too:
    /// https://prometheus.io/docs/alerting/latest/configuration/#time_interval
    /// </summary>
    public static ImmutableArray<NumberRange> ReadWeekdaysOfAnyWeek(string text)
    {
        if (ReadWeekdays(text) is { } range)
            return [range];
        const int Monday = (int)IsoDayOfWeek.Monday;
        const int Sunday = (int)IsoDayOfWeek.Sunday;
        return IsBackwards(text) && ReadWeekdays(text.Split('-')[^1].Trim()) is { To: var last } && IsSunday(text)
            ? [new NumberRange(Sunday, Sunday), new NumberRange(Monday, last)]
            : [];
    }

    /// <summary>Whether it is two days of the week, or two months, of which the second comes first.</summary>
    public static bool IsBackwards(string text)
    {
        var parts = text.Split('-');
        if (parts.Length != 2)
            return false;
        var turned = $"{parts[1]}-{parts[0]}";
        return (ReadWeekdays(turned) ?? ReadMonths(turned)) is not null;
    }

    /// <summary>Months by name or number; null where it is none.</summary>
    public static NumberRange? ReadMonths(string text) =>
        ReadNamed(text, MonthNames) ?? ReadNumbers(text, 1, MonthNames.Length);

    /// <summary>Days of a month, from its end with a minus; null where it is none.</summary>
    public static NumberRange? ReadDaysOfMonth(string text)
    {
        var match = DaysPattern().Match(text);
        if (!match.Success)
            return null;
        var from = Number(match, "from");
        var to = match.Groups["to"].Success ? Number(match, "to") : from;
        var isInMonth = from != 0 && to != 0 && Math.Abs(from) <= LastDay && Math.Abs(to) <= LastDay;
        var mayBeInOrder = Math.Sign(from) == Math.Sign(to) ? from <= to : from > 0 || to > 0;
        return isInMonth && mayBeInOrder ? new NumberRange(from, to) : null;
    }

    /// <summary>Years; null where it is none.</summary>
    public static NumberRange? ReadYears(string text) => ReadNumbers(text, 1, LastYear);

    /// <summary>As <see cref="ReadTimes"/> reads it.</summary>
    public static string WriteTimes(NumberRange range) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{range.From / 60:D2}:{range.From % 60:D2}-{range.To / 60:D2}:{range.To % 60:D2}"
        );

    /// <summary>As <see cref="ReadWeekdays"/> reads it.</summary>
    public static string WriteWeekdays(NumberRange range) =>
        Write(WeekdayNames[range.From - 1], WeekdayNames[range.To - 1]);

    /// <summary>As <see cref="ReadMonths"/> reads it.</summary>
    public static string WriteMonths(NumberRange range) => Write(MonthNames[range.From - 1], MonthNames[range.To - 1]);

    /// <summary>As <see cref="ReadDaysOfMonth"/> and <see cref="ReadYears"/> read it.</summary>
    public static string WriteNumbers(NumberRange range) =>
        Write(range.From.ToString(CultureInfo.InvariantCulture), range.To.ToString(CultureInfo.InvariantCulture));

    private static bool IsSunday(string text) =>
        ReadWeekdays(text.Split('-')[0].Trim()) is { From: (int)IsoDayOfWeek.Sunday };

    private static string Write(string from, string to) => from == to ? from : $"{from}-{to}";

    private static NumberRange? ReadNamed(string text, ImmutableArray<string> names)
    {
        var parts = text.ToLowerInvariant().Split('-', StringSplitOptions.TrimEntries);
        if (parts.Length > 2)
            return null;
        var (from, to) = (names.IndexOf(parts[0]) + 1, names.IndexOf(parts[^1]) + 1);
        return from > 0 && to >= from ? new NumberRange(from, to) : null;
    }

    private static NumberRange? ReadNumbers(string text, int least, int most)
    {
        var match = DaysPattern().Match(text);
        if (!match.Success)
            return null;
        var from = Number(match, "from");
        var to = match.Groups["to"].Success ? Number(match, "to") : from;
        return from >= least && to >= from && to <= most ? new NumberRange(from, to) : null;
    }

    private static int Number(Match match, string group) =>
        int.Parse(match.Groups[group].ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"\A(?<h1>[0-9]{1,2}):(?<m1>[0-5][0-9])\s*-\s*(?<h2>[0-9]{1,2}):(?<m2>[0-5][0-9])\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex TimesPattern();

    [GeneratedRegex(
        @"\A(?<from>-?[0-9]{1,4})(\s*-\s*(?<to>-?[0-9]{1,4}))?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex DaysPattern();
}
