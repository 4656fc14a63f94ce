using System.Collections.Immutable;
using RoleFerry.Core.Signals;
using RoleFerry.Local.Faults;

namespace RoleFerry.Chaos.Plans;

/// <summary>
/// Everything that is done to the system: which transition arrives when and on which way, what breaks when and for how
/// long, and how often each minute's tick comes. The same seed gives the same plan; how the processes interleave under
/// it is up to the machine.
/// </summary>
/// <param name="Alarms">The alarms, by number.</param>
/// <param name="Signals">What arrives, in order.</param>
/// <param name="Faults">What breaks, in order.</param>
/// <param name="Ticks">How many ticks each minute gets: 0 where it is missed, 2 at once where it is doubled.</param>
/// <param name="Length">Until the last of it is over.</param>
internal sealed record ChaosPlan(
    ImmutableArray<PlannedAlarm> Alarms,
    ImmutableArray<PlannedSignal> Signals,
    ImmutableArray<PlannedFault> Faults,
    ImmutableArray<int> Ticks,
    TimeSpan Length
)
{
    private static readonly TimeSpan MeanGap = TimeSpan.FromSeconds(0.4);

    /// <summary>Minutes that an alarm which recovers stays in ALARM at most, and that a copy is late.</summary>
    private const double LongestAlarm = 0.7;

    private static readonly TimeSpan LongestFault = TimeSpan.FromSeconds(12);

    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(7);

    private static readonly string[] Services = ["api", "database", "email"];

    private static readonly string[] Vendors = ["pagerduty", "slack", "sns"];

    private static readonly string[] Functions = ["AlarmRouter", "AlarmRouter", "Escalations"];

    private static readonly FaultKind[] VendorFaults =
    [
        FaultKind.ServerError,
        FaultKind.Throttle,
        FaultKind.Reset,
        FaultKind.Hang,
        FaultKind.Slow,
        FaultKind.DropAnswer,
    ];

    /// <param name="alarms">How many alarms fire.</param>
    /// <param name="seed">Any number.</param>
    /// <param name="minute">How long a minute lasts.</param>
    public static ChaosPlan Of(int alarms, int seed, TimeSpan minute)
    {
        // A stream of its own for each, so that what is drawn for one does not shift the others.
        ImmutableArray<PlannedAlarm> fired = [.. Fire(alarms, minute * LongestAlarm, new Random(seed))];
        ImmutableArray<PlannedSignal> signals =
        [
            .. Deliver(fired, minute * LongestAlarm, new Random(seed + 1))
                .OrderBy(s => s.At)
                .ThenBy(s => s.Alarm.Name)
                .ThenBy(s => s.IsCopy),
        ];
        var last = signals[^1].At;
        ImmutableArray<PlannedFault> faults =
        [
            .. Kill(alarms, last, new Random(seed + 2))
                .Concat(Stop(alarms, last, new Random(seed + 3)))
                .Concat(Vendors.SelectMany((v, n) => Fail(v, alarms, last, new Random(seed + 4 + n))))
                .OrderBy(f => f.At)
                .ThenBy(f => f.Kind, StringComparer.Ordinal),
        ];
        var length = faults.Select(f => f.Ends).Append(last).Max();
        var random = new Random(seed + 4 + Vendors.Length);
        return new(
            fired,
            signals,
            faults,
            [
                .. Enumerable
                    .Range(0, 1 + (int)(length / minute))
                    .Select(_ =>
                        random.Next(10) switch
                        {
                            0 => 0,
                            1 => 2,
                            _ => 1,
                        }
                    ),
            ],
            length
        );
    }

    private static IEnumerable<PlannedAlarm> Fire(int alarms, TimeSpan longest, Random random)
    {
        var at = TimeSpan.Zero;
        for (var n = 0; n < alarms; n++)
        {
            at += MeanGap * -Math.Log(1 - random.NextDouble());
            yield return new(
                $"chaos-{n:0000}-probe",
                random.Next(10) switch
                {
                    < 3 => Severity.P0,
                    < 6 => Severity.P1,
                    < 8 => Severity.P2,
                    _ => Severity.P3,
                },
                Services[random.Next(Services.Length)],
                at,
                random.Next(10) > 0 ? at + Within(longest, random) : null
            );
        }
    }

    /// <summary>Some transitions come twice, on any way; some OKs before the ALARM that they end.</summary>
    private static IEnumerable<PlannedSignal> Deliver(
        ImmutableArray<PlannedAlarm> alarms,
        TimeSpan longest,
        Random random
    )
    {
        foreach (var alarm in alarms)
        {
            var fires = alarm.Fires;
            if (alarm.Recovers is { } recovers)
            {
                if (random.Next(20) == 0)
                    fires = recovers + Within(longest / 10, random);
                yield return new(recovers, alarm, "OK", recovers, Way(random), IsCopy: false);
                if (random.Next(10) == 0)
                    yield return new(recovers + Within(longest, random), alarm, "OK", recovers, Way(random), true);
            }

            yield return new(fires, alarm, "ALARM", alarm.Fires, Way(random), IsCopy: false);
            if (random.Next(6) == 0)
                yield return new(fires + Within(longest / 4, random), alarm, "ALARM", alarm.Fires, Way(random), true);
        }
    }

    private static IEnumerable<PlannedFault> Kill(int alarms, TimeSpan length, Random random)
    {
        for (var n = 0; n < 2 + (alarms / 10); n++)
        {
            var at = Within(length, random);
            var function = Functions[random.Next(Functions.Length)];
            yield return random.Next(3) == 0
                ? new PlannedFault.Kill(at, function)
                : new PlannedFault.KillAtCall(at, function, random.Next(1, 12), random.Next(2) == 0);
        }
    }

    private static IEnumerable<PlannedFault> Stop(int alarms, TimeSpan length, Random random) =>
        OneAfterTheOther(1 + (alarms / 60), length, LongestStop, random)
            .Select(span => new PlannedFault.StopDatabase(span.At, span.Lasts));

    private static IEnumerable<PlannedFault> Fail(string vendor, int alarms, TimeSpan length, Random random) =>
        OneAfterTheOther(2 + (alarms / 25), length, LongestFault, random)
            .Select(span => new PlannedFault.Vendor(
                span.At,
                span.Lasts,
                vendor,
                new Fault(
                    VendorFaults[random.Next(VendorFaults.Length)],
                    RetryAfter: TimeSpan.FromSeconds(random.Next(1, 20))
                )
                {
                    Delay = Within(LongestFault, random),
                }
            ));

    /// <summary>One in each part of the time, so that none ends another.</summary>
    private static IEnumerable<(TimeSpan At, TimeSpan Lasts)> OneAfterTheOther(
        int count,
        TimeSpan length,
        TimeSpan longest,
        Random random
    )
    {
        var part = length / count;
        for (var n = 0; n < count; n++)
        {
            var begins = Within(part / 2, random);
            var lasts = Within(part - begins < longest ? part - begins : longest, random);
            yield return ((part * n) + begins, lasts);
        }
    }

    private static SignalShape Way(Random random) => (SignalShape)random.Next(3);

    private static TimeSpan Within(TimeSpan most, Random random) => most * random.NextDouble();
}
