using System.Globalization;
using RoleFerry.Adapters.Metrics;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Adapters.Tests.Logs;
using RoleFerry.Core.Logs.Tallies;
using RoleFerry.Core.Metrics;
using RoleFerry.Core.Metrics.Counters;
using RoleFerry.Core.Metrics.Windows;
using RoleFerry.Tests.Logs;

namespace RoleFerry.Adapters.Tests.Metrics;

/// <summary>
/// What metrics are made of, over a real table: the events that there were, however often and in whatever order they
/// came.
/// </summary>
public class CountedMetricsTests(DynamoDbLocalFixture dynamo)
{
    private static readonly Dimension Mailbox = new("mailbox", ["a", "b"], []);
    private static readonly CounterDefinition All = new("sent", [], CounterKind.Count, null, [Mailbox], false);
    private static readonly CounterDefinition Answered = new(
        "sent",
        [new FieldMatcher("answered", ["true"])],
        CounterKind.Count,
        null,
        [Mailbox],
        false
    );

    private static readonly MetricDefinition Rate = new()
    {
        Name = "rate",
        Kind = MetricKind.Ratio,
        Window = WindowLength.Hour,
        Counter = Answered,
        Whole = All,
    };

    private static readonly MetricDefinition P95 = new()
    {
        Name = "p95",
        Kind = MetricKind.Quantile,
        Share = 0.95,
        Window = WindowLength.FiveMinutes,
        Counter = new("sent", [], CounterKind.Values, "ms", [], true),
    };

    private static readonly MetricDefinition Users = new()
    {
        Name = "users",
        Kind = MetricKind.Distinct,
        Window = WindowLength.Hour,
        Counter = new("sent", [], CounterKind.Different, "user", [], false),
    };

    private static readonly MetricDefinition Milliseconds = new()
    {
        Name = "ms",
        Kind = MetricKind.Mean,
        Window = WindowLength.Hour,
        Counter = new("sent", [], CounterKind.Sum, "ms", [], false),
    };

    private static readonly MetricSet Set = new([Rate, P95, Users, Milliseconds]);

    private static readonly DateTimeOffset From = Sent.Noon.AddDays(-8);
    private static readonly DateTimeOffset To = Sent.Noon.AddDays(8);

    /// <summary>Random schedules of one run; ROLEFERRY_SCHEDULES asks for more.</summary>
    private static int Schedules =>
        int.TryParse(Environment.GetEnvironmentVariable("ROLEFERRY_SCHEDULES"), out int n) ? n : 40;

    [Fact]
    public async Task Whatever_copies_crashes_delays_and_neighbours_every_value_equals_a_plain_count_of_the_events()
    {
        for (int seed = 0; seed < Schedules; seed++)
        {
            var random = new Random(seed);
            using var house = await LogHouse.OpenAsync(dynamo, metrics: Set);
            Event[][] batches =
            [
                .. Enumerable
                    .Range(0, random.Next(1, 5))
                    .Select(_ => Enumerable.Range(0, random.Next(1, 120)).Select(_ => Event.Any(random)).ToArray()),
            ];
            string[] payloads = [.. batches.Select((events, n) => Payload(events, n))];
            var faults = Enumerable
                .Range(0, 5)
                .Select(_ => random.Next(1, 30))
                .Distinct()
                .ToDictionary(n => n, _ => (Fault)random.Next(1, 5));
            house.Wire.Before = n => faults.GetValueOrDefault(n);
            string[] sends = [.. payloads.Concat(payloads).Concat(payloads).OrderBy(_ => random.Next())];
            foreach (var together in sends.Chunk(random.Next(1, 4)))
                await Task.WhenAll(together.Select(payload => DieAsync(() => house.SendAsync(payload))));
            house.Wire.Before = _ => Fault.None;
            foreach (var payload in payloads)
                await house.SendAsync(payload);

            Event[] events = [.. batches.SelectMany(b => b)];
            Assert.Equal(
                events
                    .GroupBy(e => (e.Hour, e.By))
                    .OrderBy(g => g.Key.Hour)
                    .ThenBy(g => g.Key.By, StringComparer.Ordinal)
                    .Select(g => $"{g.Key.Hour:dd HH} {g.Key.By} {g.Count(e => e.IsAnswered)} of {g.Count()}"),
                (await ReadAsync(house, Rate)).Select(s =>
                    $"{s.Start:dd HH} {s.Dimensions} {s.Value.Part} of {s.Value.Whole}"
                )
            );
            Assert.Equal(
                Lines(events.GroupBy(e => e.FiveMinutes), g =>
                    $"{Said(g)} "
                    + $"{Buckets(QuantileSketch.Of(g.Where(e => e.IsUsable).Select(e => KeyValuePair.Create(QuantileSketch.BucketOf(e.Milliseconds), 1L))))}"
                ),
                (await ReadAsync(house, P95)).Select(s =>
                    $"{s.Start:dd HH:mm} {s.Value.Events} {s.Value.Unusable} {Buckets(s.Value.Values)}"
                )
            );
            Assert.Equal(
                Lines(events.GroupBy(e => e.Hour), g => $"{g.Key:dd HH:mm} {g.Select(e => e.User).Distinct().Count()}"),
                (await ReadAsync(house, Users)).Select(s => $"{s.Start:dd HH:mm} {s.Value.Part}")
            );
            Assert.Equal(
                Lines(events.GroupBy(e => e.Hour), g =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{Said(g)} {g.Where(e => e.IsUsable).Sum(e => (decimal)e.Milliseconds):0.###}"
                    )
                ),
                (await ReadAsync(house, Milliseconds)).Select(s =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{s.Start:dd HH:mm} {s.Value.Events} {s.Value.Unusable} {s.Value.Part:0.###}"
                    )
                )
            );
        }
    }

    [Fact]
    public async Task Many_different_values_are_estimated_alike_however_their_batches_come()
    {
        using var house = await LogHouse.OpenAsync(dynamo, metrics: new MetricSet([Users]));
        string[] payloads =
        [
            .. Enumerable
                .Range(0, 12)
                .Select(n =>
                    Payload(
                        [
                            .. Enumerable
                                .Range(0, 3_000)
                                .Select(i => new Event("a", false, 1, (n * 2_000) + i, Sent.Noon)),
                        ],
                        n
                    )
                ),
        ];
        var random = new Random(3);
        var sends = payloads.Concat(payloads).OrderBy(_ => random.Next());
        await Parallel.ForEachAsync(sends, new ParallelOptions { MaxDegreeOfParallelism = 6 }, async (payload, _) =>
            await house.SendAsync(payload)
        );

        var parser = new LogBatchParser(Sent.Rules, [Users.Counter!]);
        var expected = payloads
            .Select(p => parser.Parse(p))
            .GroupBy(b => CounterKeys.Shard(b.Id))
            .Select(shard => DistinctSketch.Of(shard.SelectMany(b => b.Metrics.Single().Samples)))
            .Aggregate(DistinctSketch.Empty, (sum, shard) => sum.Plus(shard));
        var said = Assert.Single(await ReadAsync(house, Users)).Value;

        Assert.Equal(36_000, said.Events);
        Assert.True(said.Different.FirstLevel > 0);
        Assert.Equal((expected.FirstLevel, expected.Estimate), (said.Different.FirstLevel, said.Different.Estimate));
        Assert.InRange(
            said.Part,
            25_000 * (1 - (4 * DistinctSketch.StandardError)),
            25_000 * (1 + (4 * DistinctSketch.StandardError))
        );
    }

    [Fact]
    public async Task A_late_event_changes_its_own_hour_and_no_other()
    {
        using var house = await LogHouse.OpenAsync(dynamo, metrics: Set);
        await house.SendAsync(Payload([new Event("a", false, 5, 1, Sent.Noon)], 0));
        await house.SendAsync(Payload([new Event("a", true, 5, 1, Sent.Noon.AddHours(-6))], 1));

        Assert.Equal(
            ["06 1/1", "12 0/1"],
            (await ReadAsync(house, Rate)).Select(s => $"{s.Start:HH} {s.Value.Part}/{s.Value.Whole}")
        );
        Assert.Equal(
            ["12"],
            (await ReadAsync(house, Rate, Sent.Noon, Sent.Noon.AddHours(1))).Select(s => $"{s.Start:HH}")
        );
        Assert.Equal(
            ["06"],
            (await ReadAsync(house, Rate, Sent.Noon.AddHours(-6), Sent.Noon)).Select(s => $"{s.Start:HH}")
        );
    }

    [Fact]
    public async Task Reading_costs_the_same_for_a_thousand_events_and_for_a_million()
    {
        async Task<(int Calls, long Events)> CostAsync(int batches, int each)
        {
            using var house = await LogHouse.OpenAsync(dynamo, metrics: Set);
            for (int n = 0; n < batches; n++)
                await house.SendAsync(
                    Payload(
                        [
                            .. Enumerable
                                .Range(0, each)
                                .Select(i => new Event(
                                    "a",
                                    i % 9 == 0,
                                    i % 500,
                                    i % 200,
                                    Sent.Noon.AddMinutes(i % 600)
                                )),
                        ],
                        n
                    )
                );
            house.Wire.Forget();
            long events = 0;
            foreach (var metric in Set.Metrics)
                events += (await ReadAsync(house, metric, Sent.Noon, Sent.Noon.AddHours(10))).Sum(s => s.Value.Events);
            return (house.Wire.Calls.Count, events);
        }

        var few = await CostAsync(10, 100);
        var many = await CostAsync(100, 10_000);

        // Four of the counters count every event, one every ninth of a batch.
        Assert.Equal(((4 * 1_000) + 120, (4 * 1_000_000) + 111_200), (few.Events, many.Events));
        Assert.Equal(few.Calls, many.Calls);
        // Of each of the five counters, each shard once.
        Assert.Equal(5 * TableKeys.Shards, many.Calls);
    }

    private static Task<IReadOnlyList<CounterSlot>> ReadAsync(
        LogHouse house,
        MetricDefinition metric,
        DateTimeOffset? from = null,
        DateTimeOffset? to = null
    ) => house.Get<CounterStore>().ReadAsync(metric, from ?? From, to ?? To, Deadline.Never);

    private static IEnumerable<string> Lines(
        IEnumerable<IGrouping<DateTimeOffset, Event>> groups,
        Func<IGrouping<DateTimeOffset, Event>, string> line
    ) => groups.OrderBy(g => g.Key).Select(line);

    private static string Said(IGrouping<DateTimeOffset, Event> group) =>
        $"{group.Key:dd HH:mm} {group.Count()} {group.Count(e => !e.IsUsable)}";

    private static string Buckets(QuantileSketch sketch) =>
        string.Join(' ', sketch.Buckets.Select(b => $"{b.Key}:{b.Value}"));

    private static string Payload(Event[] events, int number) =>
        Sent.Payload(Sent.Envelope(events.Select((e, i) => Sent.Event(e.Line, (number * 100_000) + i, Sent.Noon))));

    private static async Task DieAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception e)
            when (e is CrashException or StoreUnavailableException or AggregateException
                || e.InnerException is CrashException
            )
        {
            // What a process that died would not have thrown.
        }
    }

    /// <summary>A business event; logged at noon, whenever it was.</summary>
    private sealed record Event(string Mailbox, bool IsAnswered, double Milliseconds, int User, DateTimeOffset Time)
    {
        public bool IsUsable => Milliseconds >= 0;

        public string By => Mailbox is "a" or "b" ? Mailbox : "other";

        public DateTimeOffset Hour => new(Time.UtcTicks - (Time.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);

        public DateTimeOffset FiveMinutes =>
            new(Time.UtcTicks - (Time.UtcTicks % (5 * TimeSpan.TicksPerMinute)), TimeSpan.Zero);

        public string Line =>
            string.Create(
                CultureInfo.InvariantCulture,
                $$"""{"event":"sent","mailbox":"{{Mailbox}}","answered":{{(IsAnswered ? "true" : "false")}},"ms":{{Milliseconds}},"user":{{User}},"timestamp":"{{Time:yyyy-MM-dd'T'HH:mm:ss'Z'}}"}"""
            );

        public static Event Any(Random random) =>
            new(
                new[] { "a", "b", "c", "d" }[random.Next(4)],
                random.Next(3) == 0,
                random.Next(10) == 0 ? -1 : random.Next(100_000) / 1000.0,
                random.Next(50),
                Sent.Noon.AddSeconds(random.Next(4) == 0 ? -random.Next(7 * 3600) : -random.Next(60))
            );
    }
}
