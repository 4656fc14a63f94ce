using System.Collections.Immutable;
using NodaTime;

namespace RoleFerry.Core.OnCall;

/// <summary>The hours in which people may be told of something that can wait.</summary>
/// <param name="Name">As severities name them: <c>office</c>.</param>
/// <param name="Days">On which days.</param>
/// <param name="From">From when on each of them, by the schedule's clock.</param>
/// <param name="Until">Until when, exclusive; midnight is the day's end.</param>
public sealed record Hours(string Name, ImmutableArray<IsoDayOfWeek> Days, LocalTime From, LocalTime Until)
{
    private const int LongestWaitInDays = 8;

    /// <summary>The moment itself where it lies within the hours, else when they begin next.</summary>
    public DateTimeOffset NextWithin(DateTimeOffset at, DateTimeZone zone)
    {
        var today = Instant.FromDateTimeOffset(at).InZone(zone).Date;
        for (var date = today; date <= today.PlusDays(LongestWaitInDays); date = date.PlusDays(1))
        {
            if (!Days.Contains(date.DayOfWeek))
                continue;
            var (begin, end) = (
                zone.Moment(date, From),
                zone.Moment(Until == LocalTime.Midnight ? date.PlusDays(1) : date, Until)
            );
            if (at < begin)
                return begin;
            if (at < end)
                return at;
        }

        return at;
    }
}
