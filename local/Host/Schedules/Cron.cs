using System.Collections.Frozen;
using System.Globalization;

namespace RoleFerry.Local.Schedules;

/// <summary>
/// Minutes, hours, days of the month, months, days of the week (1 is Sunday) and years, each as the set it allows.
/// </summary>
internal sealed record Cron(
    FrozenSet<int> Minutes,
    FrozenSet<int> Hours,
    FrozenSet<int> DaysOfMonth,
    FrozenSet<int> Months,
    FrozenSet<int> DaysOfWeek,
    FrozenSet<int> Years
) : ScheduleExpression
{
    private const int FirstYear = 1970;
    private const int LastYear = 2199;

    private static readonly string[] MonthNames =
    [
        "JAN",
        "FEB",
        "MAR",
        "APR",
        "MAY",
        "JUN",
        "JUL",
        "AUG",
        "SEP",
        "OCT",
        "NOV",
        "DEC",
    ];
    private static readonly string[] DayNames = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    public static Cron Parse(string[] fields, string text) =>
        new(
            Field(fields[0], 0, 59, [], text),
            Field(fields[1], 0, 23, [], text),
            Field(fields[2], 1, 31, [], text),
            Field(fields[3], 1, 12, MonthNames, text),
            Field(fields[4], 1, 7, DayNames, text),
            Field(fields[5], FirstYear, LastYear, [], text)
        );

    public override DateTimeOffset? After(DateTimeOffset moment)
    {
        var utc = moment.UtcDateTime;
        var day = utc.Date;
        var earliest = utc.TimeOfDay;
        for (; day.Year <= LastYear; day = day.AddDays(1), earliest = TimeSpan.FromTicks(-1))
        {
            if (
                !Years.Contains(day.Year)
                || !Months.Contains(day.Month)
                || !DaysOfMonth.Contains(day.Day)
                || !DaysOfWeek.Contains((int)day.DayOfWeek + 1)
            )
                continue;
            foreach (var hour in Hours.Order())
            foreach (var minute in Minutes.Order())
                if (new TimeSpan(hour, minute, 0) is var at && at > earliest)
                    return new DateTimeOffset(day + at, TimeSpan.Zero);
        }
        return null;
    }

    private static FrozenSet<int> Field(string field, int first, int last, string[] names, string text)
    {
        var allowed = new HashSet<int>();
        foreach (var part in field.Split(','))
        {
            var (range, step) = part.Split('/') switch
            {
                [var whole] => (whole, 1),
                [var start, var every] => (start, Number(every, [], text)),
                _ => throw NotUnderstood(text),
            };
            var (from, to) = range.Split('-') switch
            {
                ["*" or "?"] => (first, last),
                [var one] => (
                    Number(one, names, text),
                    part.Contains('/', StringComparison.Ordinal) ? last : Number(one, names, text)
                ),
                [var a, var b] => (Number(a, names, text), Number(b, names, text)),
                _ => throw NotUnderstood(text),
            };
            if (from < first || to > last || from > to || step < 1)
                throw NotUnderstood(text);
            for (var value = from; value <= to; value += step)
                allowed.Add(value);
        }
        return allowed.ToFrozenSet();
    }

    private static int Number(string word, string[] names, string text) =>
        Array.IndexOf(names, word.ToUpperInvariant()) is var index and >= 0 ? index + 1
        : int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw NotUnderstood(text);
}
