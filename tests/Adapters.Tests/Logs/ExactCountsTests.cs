using RoleFerry.Adapters.Tests.House;
using RoleFerry.Tests.Logs;

namespace RoleFerry.Adapters.Tests.Logs;

public class ExactCountsTests(DynamoDbLocalFixture dynamo)
{
    private static readonly string[] Kinds =
    [
        "Could not send mail",
        "No connection to Redis",
        "Provider refused the key",
        "Disk is full",
    ];

    /// <summary>A batch of errors, events and idle lines.</summary>
    private static string Batch(int number, int events, int kinds) =>
        Sent.Payload(
            Sent.Envelope(
                Enumerable
                    .Range(0, events)
                    .Select(i =>
                        Sent.Event(
                            (i % 5) switch
                            {
                                0 => $$"""{"event":"application_created","user_id":{{i}}}""",
                                1 or 2 => $"ERROR:app:{Kind(i % kinds)} after {i} ms",
                                3 => $"CRITICAL:app:{Kinds[i % 4]}",
                                _ => "INFO:app:all is well",
                            },
                            (number * 100_000) + i,
                            Sent.Noon.AddMinutes(40 * number).AddSeconds(i)
                        )
                    )
            )
        );

    /// <summary>What is in such a batch, by the same rule and by nothing of what is tested.</summary>
    private static IEnumerable<string> Inside(int events, int kinds) =>
        Enumerable
            .Range(0, events)
            .Select(i =>
                (i % 5) switch
                {
                    0 => "event.application_created",
                    1 or 2 => $"{Kind(i % kinds)} after <*>",
                    3 => Kinds[i % 4],
                    _ => "",
                }
            )
            .Where(what => what.Length > 0);

    private static string Kind(int n) =>
        n < Kinds.Length
            ? Kinds[n]
            : $"Step {(char)('a' + (n / 26 % 26))}{(char)('a' + (n % 26))} of the plan went wrong";

    [Theory]
    [InlineData(20, 4)]
    [InlineData(300, 80)]
    public async Task Killed_at_every_step_and_sent_again_a_batch_counts_once(int events, int kinds)
    {
        var payload = Batch(1, events, kinds);
        using var whole = await LogHouse.OpenAsync(dynamo);
        await whole.SendAsync(payload);
        var expected = await whole.CountsAsync();
        Assert.Equal(
            events / 5,
            expected.Where(c => c.Key.StartsWith("CNT#event.", StringComparison.Ordinal)).Sum(c => c.Value)
        );
        Assert.Equal(
            events / 5 * 3,
            expected.Where(c => c.Key.StartsWith("CNT#errors.", StringComparison.Ordinal)).Sum(c => c.Value)
        );
        Assert.Equal(events / 5 * 3, GroupHours(expected));

        foreach (var fault in new[] { Fault.CrashBefore, Fault.CrashAfter, Fault.AnswerLost, Fault.NotCarriedOut })
        {
            bool struck = true;
            for (int step = 1; struck; step++)
            {
                using var house = await LogHouse.OpenAsync(dynamo);
                struck = false;
                int at = step;
                house.Wire.Before = n =>
                {
                    bool now = fault is Fault.CrashBefore or Fault.CrashAfter ? n >= at : n == at;
                    struck |= now;
                    return now ? fault : Fault.None;
                };
                await LogHouse.DieAsync(() => house.SendAsync(payload));
                house.Wire.Before = _ => Fault.None;
                await house.SendAsync(payload);
                await house.TickAsync(TimeSpan.FromMinutes(1));

                Assert.Equal(expected, await house.CountsAsync());
                Assert.Equal(
                    whole.Topic.Published.Select(s => s.Key.Id).Distinct().Order(),
                    house.Topic.Published.Select(s => s.Key.Id).Distinct().Order()
                );
            }
        }
    }

    [Fact]
    public async Task A_flood_over_the_hours_boundary_beside_a_hundred_counters_still_is_written()
    {
        var events = Enumerable
            .Range(0, 300)
            .Select(i =>
                Sent.Event(
                    i < 200
                        ? $$"""{"event":"step_{{(char)('a' + (i % 10))}}_{{(char)('a' + (i / 10))}}"}"""
                        : $"ERROR:app:{Kind(i)}",
                    i,
                    Sent.Noon.AddMinutes(57.5).AddSeconds(0.6 * i)
                )
            );
        using var house = await LogHouse.OpenAsync(dynamo);

        await house.SendAsync(Sent.Payload(Sent.Envelope(events)));

        Assert.Empty(house.Failures.Kept);
        Assert.Equal(100, GroupHours(await house.CountsAsync()));
    }

    [Fact]
    public Task Whatever_the_order_of_copies_crashes_and_neighbours_every_counter_equals_the_number_of_distinct_events() =>
        Parallel.ForEachAsync(
            Enumerable.Range(0, Schedules),
            new ParallelOptions { MaxDegreeOfParallelism = SideBySide },
            async (seed, _) => await PlayAsync(seed)
        );

    private async Task PlayAsync(int seed)
    {
        var random = new Random(seed);
        using var house = await LogHouse.OpenAsync(dynamo);
        var sizes = Enumerable
            .Range(0, random.Next(1, 4))
            .Select(_ => (Events: random.Next(5, 30), Kinds: random.Next(1, 40)))
            .ToArray();
        var batches = sizes.Select((size, n) => Batch(n, size.Events, size.Kinds)).ToArray();
        var sends = batches.Concat(batches).Concat(batches).OrderBy(_ => random.Next()).ToArray();
        var faults = Enumerable
            .Range(0, 5)
            .Select(_ => random.Next(1, 40))
            .Distinct()
            .ToDictionary(n => n, _ => (Fault)random.Next(1, 5));
        var silence = (Fault)random.Next(0, 3);
        house.Wire.Before = n => faults.GetValueOrDefault(n);
        house.Topic.Before = n => n % 3 == 0 ? silence : Fault.None;
        foreach (var together in sends.Chunk(random.Next(1, 4)))
            await Task.WhenAll(together.Select(payload => LogHouse.DieAsync(() => house.SendAsync(payload))));
        house.Wire.Before = _ => Fault.None;
        house.Topic.Before = _ => Fault.None;
        foreach (var payload in batches)
            await house.SendAsync(payload);
        await house.TickAsync(TimeSpan.FromMinutes(1));

        var distinct = sizes
            .SelectMany(s => Inside(s.Events, s.Kinds))
            .GroupBy(what => what)
            .ToDictionary(g => g.Key, g => (long)g.Count());
        var counts = await house.CountsAsync();
        var groups = (await house.GroupsAsync())
            .Where(g => !g.Template.StartsWith("Flood", StringComparison.Ordinal))
            .ToArray();
        Assert.Equal(
            distinct
                .Where(d => !d.Key.StartsWith("event.", StringComparison.Ordinal))
                .Select(d => $"{d.Key}={d.Value}")
                .Order(),
            groups.Select(g => $"{g.Template}={g.Total}").Order()
        );
        Assert.Equal(groups.Sum(g => g.Total), GroupHours(counts));
        Assert.Equal(groups.Sum(g => g.Total), Sum(counts, "CNT#errors."));
        Assert.Equal(
            sizes.Sum(s => Inside(s.Events, s.Kinds).Count(what => Kinds.Contains(what))),
            Sum(counts, "CNT#errors.api.CRITICAL")
        );
        Assert.Equal(distinct["event.application_created"], Sum(counts, "CNT#event.application_created"));

        var raised = (await house.GroupsAsync())
            .Where(g => g.Group.AlarmSince is not null)
            .Select(g => g.Fingerprint)
            .Order();
        Assert.Equal(raised, house.Topic.Published.Select(s => s.Key.Id).Distinct().Order());
        if (seed % Compared != 0)
            return;
        using var once = await LogHouse.OpenAsync(dynamo);
        foreach (var payload in batches)
            await once.SendAsync(payload);
        Assert.Equal(Counted(await once.CountsAsync()), Counted(counts));
    }

    private const int SideBySide = 2;

    /// <summary>
    /// Each such schedule is compared with what the same batches count when nothing happens, the others with plain
    /// sums alone.
    /// </summary>
    private const int Compared = 4;

    /// <summary>Random schedules of one run; the command <c>ROLEFERRY_SCHEDULES=2000</c> asks for more.</summary>
    private static int Schedules =>
        int.TryParse(Environment.GetEnvironmentVariable("ROLEFERRY_SCHEDULES"), out int n) ? n : 200;

    /// <summary>
    /// Signals, and the groups that stand for many of them, depend on the order of batches; what is counted of logs
    /// does not.
    /// </summary>
    private static string[] Counted(SortedDictionary<string, long> counts)
    {
        var floods = new[] { "api" }.Select(s => $"ERR#{Core.Logs.Groups.BatchDecider.FloodOf(s)} ").ToArray();
        return
        [
            .. counts
                .Where(c =>
                    !c.Key.StartsWith("CNT#signals.", StringComparison.Ordinal)
                    && !floods.Any(f => c.Key.StartsWith(f, StringComparison.Ordinal))
                )
                .Select(c => $"{c.Key}={c.Value}"),
        ];
    }

    private static long GroupHours(SortedDictionary<string, long> counts)
    {
        string flood = $"ERR#{Core.Logs.Groups.BatchDecider.FloodOf("api")} ";
        return counts
            .Where(c =>
                c.Key.StartsWith("ERR#", StringComparison.Ordinal)
                && c.Key.Contains(" HOUR#", StringComparison.Ordinal)
                && !c.Key.StartsWith(flood, StringComparison.Ordinal)
            )
            .Sum(c => c.Value);
    }

    private static long Sum(SortedDictionary<string, long> counts, string prefix) =>
        counts.Where(c => c.Key.StartsWith(prefix, StringComparison.Ordinal)).Sum(c => c.Value);
}
