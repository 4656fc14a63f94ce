using System.Collections.Immutable;
using RoleFerry.Core.TimeWindows;

namespace RoleFerry.Core.Policies.Compiled;

/// <summary>
/// A time window's interval as the compiled form has it, its ranges as <see cref="IntervalText"/> has them.
/// </summary>
internal sealed record CompiledInterval(
    ImmutableArray<string> Times,
    ImmutableArray<string> Weekdays,
    ImmutableArray<string> DaysOfMonth,
    ImmutableArray<string> Months,
    ImmutableArray<string> Years
)
{
    public static CompiledInterval Of(TimeInterval interval) =>
        new(
            [.. interval.Times.Select(IntervalText.WriteTimes)],
            [.. interval.Weekdays.Select(IntervalText.WriteWeekdays)],
            [.. interval.DaysOfMonth.Select(IntervalText.WriteNumbers)],
            [.. interval.Months.Select(IntervalText.WriteMonths)],
            [.. interval.Years.Select(IntervalText.WriteNumbers)]
        );

    /// <exception cref="PolicyJsonException">A range is none.</exception>
    public TimeInterval ToInterval(string where)
    {
        return new()
        {
            Times = Ranges("times", Times, IntervalText.ReadTimes),
            Weekdays = Ranges("weekdays", Weekdays, IntervalText.ReadWeekdays),
            DaysOfMonth = Ranges("daysOfMonth", DaysOfMonth, IntervalText.ReadDaysOfMonth),
            Months = Ranges("months", Months, IntervalText.ReadMonths),
            Years = Ranges("years", Years, IntervalText.ReadYears),
        };

        ImmutableArray<NumberRange> Ranges(
            string name,
            ImmutableArray<string> texts,
            Func<string, NumberRange?> read
        ) => [.. texts.Select(t => read(t) ?? throw new PolicyJsonException($"In {where}.{name}: {t} is no range."))];
    }
}
