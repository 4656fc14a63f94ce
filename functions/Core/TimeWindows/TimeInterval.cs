using System.Collections.Immutable;
using NodaTime;

namespace RoleFerry.Core.TimeWindows;

/// <summary>
/// Times that recur, by the clock and calendar of a place. Every field that says something must hold; of several
/// ranges in a field one is enough. A field that says nothing holds always. As in Alertmanager:
/// https://prometheus.io/docs/alerting/latest/configuration/#time_interval
/// </summary>
public sealed record TimeInterval
{
    /// <summary>Minutes of the day: from 0 to 1,440, the first included and the last not.</summary>
    public ImmutableArray<NumberRange> Times { get; init; } = [];

    /// <summary>Days of the week: Monday is 1, Sunday 7.</summary>
    public ImmutableArray<NumberRange> Weekdays { get; init; } = [];

    /// <summary>Days of the month: 1 is the first, -1 the last. Those that a month does not have never come.</summary>
    public ImmutableArray<NumberRange> DaysOfMonth { get; init; } = [];

    /// <summary>Months, 1 to 12.</summary>
    public ImmutableArray<NumberRange> Months { get; init; } = [];

    /// <summary>Years.</summary>
    public ImmutableArray<NumberRange> Years { get; init; } = [];

    /// <summary>Whether what a clock and calendar show lies within.</summary>
    public bool Contains(LocalDateTime local) =>
        Holds(Years, local.Year)
        && Holds(Months, local.Month)
        && Holds(Weekdays, (int)local.DayOfWeek)
        && HoldsDay(local)
        && HoldsTime((local.Hour * 60) + local.Minute);

    private bool HoldsTime(int minute)
    {
        if (Times.IsEmpty)
            return true;
        foreach (var range in Times)
        {
            if (minute >= range.From && minute < range.To)
                return true;
        }

        return false;
    }

    private bool HoldsDay(LocalDateTime local)
    {
        if (DaysOfMonth.IsEmpty)
            return true;
        var length = local.Calendar.GetDaysInMonth(local.Year, local.Month);
        foreach (var range in DaysOfMonth)
        {
            if (new NumberRange(FromStart(range.From, length), FromStart(range.To, length)).Contains(local.Day))
                return true;
        }

        return false;
    }

    private static int FromStart(int day, int length) => day < 0 ? length + day + 1 : day;

    private static bool Holds(ImmutableArray<NumberRange> ranges, int number)
    {
        if (ranges.IsEmpty)
            return true;
        foreach (var range in ranges)
        {
            if (range.Contains(number))
                return true;
        }

        return false;
    }
}
