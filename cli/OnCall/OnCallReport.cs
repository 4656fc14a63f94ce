using System.Collections.Immutable;
using RoleFerry.Core.OnCall;

namespace RoleFerry.Cli.OnCall;

/// <summary>Who is on call now, next, and for weeks ahead.</summary>
/// <param name="At">The moment that is now.</param>
/// <param name="Zone">The zone whose clock the times are by.</param>
/// <param name="Version">The policy that says so.</param>
/// <param name="Now">Each level as it is.</param>
/// <param name="Next">
/// Each level as it is once somebody else answers for one of them; a week's end where nobody does.
/// </param>
/// <param name="Ahead">Stretches in which nothing changes, without holes.</param>
internal sealed record OnCallReport(
    DateTimeOffset At,
    string Zone,
    string Version,
    ReportedStretch Now,
    ReportedStretch Next,
    ImmutableArray<ReportedStretch> Ahead
)
{
    private const int Days = 31;

    public static OnCallReport Of(Schedule schedule, DateTimeOffset at)
    {
        var ahead = Stretches(schedule, schedule.HandOverBefore(at), schedule.HandOverAfter(at.AddDays(Days)));
        var now = ahead.Last(s => s.From <= at);
        var next = schedule.ChangeAfter(at, TimeSpan.FromDays(Days)) ?? schedule.HandOverAfter(at);
        return new OnCallReport(
            schedule.Local(at),
            schedule.Policy.Zone,
            schedule.Policy.Version,
            now,
            ahead.First(s => s.From >= next),
            [.. ahead.Where(s => s.Until > at)]
        );
    }

    private static ImmutableArray<ReportedStretch> Stretches(
        Schedule schedule,
        DateTimeOffset from,
        DateTimeOffset until
    )
    {
        var levels = schedule.Levels.ToDictionary(l => l, l => schedule.Shifts(l, from, until));
        DateTimeOffset[] edges =
        [
            .. levels.Values.SelectMany(s => s).Select(s => s.From).Append(until).Distinct().Order(),
        ];
        return
        [
            .. edges.Zip(edges.Skip(1), (begin, end) =>
                new ReportedStretch(
                    schedule.Local(begin),
                    schedule.Local(end),
                    [.. levels.Select(l => ReportedDuty.Of(l.Value.Last(s => s.From <= begin).Duty))]
                )
            ),
        ];
    }
}
