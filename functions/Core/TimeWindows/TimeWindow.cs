using System.Collections.Immutable;
using NodaTime;

namespace RoleFerry.Core.TimeWindows;

/// <summary>Named times that recur, such as the hours in which people work.</summary>
/// <param name="Name">As routes and silences name it.</param>
/// <param name="Zone">The IANA name of the zone whose clock and calendar count, daylight saving included.</param>
/// <param name="Intervals">A moment in any of them is within.</param>
public sealed record TimeWindow(string Name, string Zone, ImmutableArray<TimeInterval> Intervals)
{
    private const int MinutesOfDay = 24 * 60;
    private const int LongestLook = 8;

    /// <summary>Whether there is a zone of that name.</summary>
    public static bool IsZone(string name) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(name) is not null;

    /// <summary>Whether the moment lies within.</summary>
    public bool Contains(DateTimeOffset at) => Contains(Instant.FromDateTimeOffset(at).InZone(Clock()).LocalDateTime);

    /// <summary>
    /// When that changes next: the moment from which on it is the other way. A moment 8 days ahead where it does not
    /// change before: look again then.
    /// </summary>
    public DateTimeOffset NextChange(DateTimeOffset after)
    {
        var zone = Clock();
        var today = Instant.FromDateTimeOffset(after).InZone(zone).Date;
        var isWithin = Contains(after);
        foreach (var at in Candidates(zone, today))
        {
            if (at > after && Contains(at) != isWithin)
                return at;
        }

        return after.AddDays(LongestLook);
    }

    private bool Contains(LocalDateTime local)
    {
        foreach (var interval in Intervals)
        {
            if (interval.Contains(local))
                return true;
        }

        return false;
    }

    /// <summary>
    /// Moments at which it can change, in order: midnights, begins and ends, by the clock there; and where the clocks
    /// are set, for they may pass over one.
    /// </summary>
    private SortedSet<DateTimeOffset> Candidates(DateTimeZone zone, LocalDate today)
    {
        ImmutableArray<int> minutes =
        [
            .. Intervals
                .SelectMany(i => i.Times)
                .SelectMany(t => new[] { t.From, t.To })
                .Append(0)
                .Where(m => m < MinutesOfDay)
                .Distinct(),
        ];
        var moments = new SortedSet<DateTimeOffset>();
        for (var day = 0; day <= LongestLook; day++)
        {
            foreach (var minute in minutes)
                moments.Add(
                    zone.AtLeniently(today.PlusDays(day) + LocalTime.FromMinutesSinceMidnight(minute))
                        .ToDateTimeOffset()
                        .ToUniversalTime()
                );
        }

        var (from, to) = (
            zone.AtStartOfDay(today).ToInstant(),
            zone.AtStartOfDay(today.PlusDays(LongestLook)).ToInstant()
        );
        foreach (var span in zone.GetZoneIntervals(from, to))
        {
            if (span.HasEnd && span.End < to)
                moments.Add(span.End.ToDateTimeOffset());
        }

        return moments;
    }

    private DateTimeZone Clock() => DateTimeZoneProviders.Tzdb[Zone];
}
