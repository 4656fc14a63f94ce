using NodaTime;
using RoleFerry.Core.Metrics;
using RoleFerry.Core.Metrics.Rollups;
using RoleFerry.Core.Metrics.Windows;
using RoleFerry.Tests.Metrics;

namespace RoleFerry.Core.Tests.Metrics.Rollups;

/// <summary>Sixty days across a change of clocks, with all that goes wrong on the way.</summary>
public class SixtyDaysTests
{
    private static readonly MetricDefinition[] Metrics = [Some.Signups, Some.ReplyRate, Some.TaskFailures];
    private static readonly string[] Mailboxes = ["mailbox=a", "mailbox=b", "mailbox=c"];

    [Theory]
    [InlineData(1, "2026-03-01")]
    [InlineData(2, "2026-10-01")]
    public void Every_final_value_is_what_the_raw_events_say(int seed, string first)
    {
        var start = DateTimeOffset.Parse(first + "T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture);
        var chance = new Random(seed);
        var raw = Events(chance, start);
        var values = Play(chance, start, raw);
        int compared = 0;
        foreach (var metric in Metrics)
        {
            var calendar = new WindowCalendar(metric.Zone);
            foreach (var length in RunPlan.Lengths(metric, RunKind.Hour))
            {
                // The first windows began before the story did.
                foreach (var window in calendar.Between(length, start.AddDays(1), start.AddDays(59)))
                {
                    var rollup = values[(metric.Name, length, window.Name)];
                    var (value, parts) = Plainly(metric, raw, window, length);
                    Assert.False(rollup.IsPartial);
                    Assert.Equal(value, rollup.Total.Value);
                    Assert.Equal(parts, rollup.Cells.ToDictionary(c => c.Dimensions, c => c.Value));
                    compared++;
                }
            }
        }

        Assert.InRange(compared, 18_000, 20_000);
    }

    /// <summary>Runs every hour: some never, some twice, some late, and for three days none at all.</summary>
    private static Dictionary<(string, WindowLength, string), Rollup> Play(
        Random chance,
        DateTimeOffset start,
        List<Event> raw
    )
    {
        var deliveries = raw.SelectMany(e =>
                Enumerable.Range(0, chance.Next(10) == 0 ? 2 : 1).Select(_ => (Event: e, At: e.At + Delay(chance)))
            )
            .OrderBy(d => d.At)
            .ToArray();
        var runs = new List<(DateTimeOffset Scheduled, DateTimeOffset At)>();
        for (var tick = start.AddMinutes(4); tick < start.AddDays(67); tick = tick.AddHours(1))
        {
            bool isOut = tick > start.AddDays(30) && tick < start.AddDays(33);
            if (!isOut && chance.Next(10) > 0)
                runs.Add((tick, tick.AddSeconds(chance.Next(60))));
            if (chance.Next(10) == 0)
                runs.Add((tick, tick.AddMinutes(chance.Next(600))));
        }

        var counters = Metrics.ToDictionary(
            m => m.Name,
            _ => new SortedDictionary<(DateTimeOffset, string, int), CounterValue>()
        );
        var seen = new HashSet<long>();
        var values = new Dictionary<(string, WindowLength, string), Rollup>();
        int next = 0;
        foreach (var (scheduled, at) in runs.OrderBy(r => r.At))
        {
            for (; next < deliveries.Length && deliveries[next].At <= at; next++)
                Count(counters, seen, deliveries[next].Event);
            foreach (var metric in Metrics)
            {
                // Minutes are looked at over the whole week every six hours only, so that the test is quick.
                var kind = metric == Some.TaskFailures && scheduled.Hour % 6 > 0 ? RunKind.Fast : RunKind.Hour;
                var from = scheduled.AddDays(kind == RunKind.Fast ? -1 : -9);
                var maker = new RollupMaker(
                    metric,
                    counters[metric.Name]
                        .Where(c => c.Key.Item1 > from)
                        .Select(c => new CounterSlot(c.Key.Item1, c.Key.Item2, c.Value))
                );
                var calendar = new WindowCalendar(metric.Zone);
                foreach (
                    var window in RunPlan
                        .Lengths(metric, kind)
                        .SelectMany(l => RunPlan.Windows(l, calendar, kind, scheduled))
                )
                {
                    var made = maker.Make(window, scheduled);
                    var key = (metric.Name, window.Length, window.Name);
                    // As the table's condition has it.
                    if (
                        !values.TryGetValue(key, out var stored)
                        || (stored.Seen <= made.Seen && stored.Scheduled <= made.Scheduled)
                    )
                        values[key] = made;
                }
            }
        }

        return values;
    }

    private static void Count(
        Dictionary<string, SortedDictionary<(DateTimeOffset, string, int), CounterValue>> counters,
        HashSet<long> seen,
        Event e
    )
    {
        if (!seen.Add(e.Id))
            return;
        var metric = Metrics.First(m => m.Name == e.Metric);
        long slot = metric.Window == WindowLength.FiveMinutes ? TimeSpan.TicksPerMinute * 5 : TimeSpan.TicksPerHour;
        var key = (
            new DateTimeOffset(e.At.UtcTicks - (e.At.UtcTicks % slot), TimeSpan.Zero),
            e.Dimensions,
            (int)(e.Id % 4)
        );
        var of = counters[metric.Name];
        of[key] = of.GetValueOrDefault(key, CounterValue.Zero)
            .Plus(new CounterValue(1, metric.Kind == MetricKind.Count || e.IsPart ? 1 : 0, 1));
    }

    /// <summary>The same by other code: no windows, no counters.</summary>
    private static (double? Total, Dictionary<string, double?> Parts) Plainly(
        MetricDefinition metric,
        List<Event> raw,
        Window window,
        WindowLength length
    )
    {
        var events = _byWindow.GetValue(raw, Index)[(metric.Name, length)][window.Name].ToArray();
        return (
            Value(events),
            events
                .Where(e => e.Dimensions.Length > 0)
                .GroupBy(e => e.Dimensions)
                .ToDictionary(g => g.Key, g => Value([.. g]))
        );

        double? Value(Event[] some) =>
            metric.Kind == MetricKind.Count ? some.Length
            : some.Length == 0 ? null
            : (double)some.Count(e => e.IsPart) / some.Length;
    }

    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<
        List<Event>,
        Dictionary<(string, WindowLength), ILookup<string, Event>>
    > _byWindow = [];

    private static Dictionary<(string, WindowLength), ILookup<string, Event>> Index(List<Event> raw) =>
        (
            from metric in Metrics
            from length in new[] { WindowLength.FiveMinutes, WindowLength.Hour, WindowLength.Day }
            select (
                Key: (metric.Name, length),
                Events: raw.Where(e => e.Metric == metric.Name).ToLookup(e => NameOf(e.At, metric, length))
            )
        ).ToDictionary(x => x.Key, x => x.Events);

    private static string NameOf(DateTimeOffset at, MetricDefinition metric, WindowLength length) =>
        length switch
        {
            WindowLength.Day => Instant
                .FromDateTimeOffset(at)
                .InZone(metric.Zone)
                .Date.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            WindowLength.Hour => $"{at.UtcDateTime:yyyyMMdd'T'HH}",
            _ => $"{at.UtcDateTime:yyyyMMdd'T'HH}{at.Minute / 5 * 5:00}",
        };

    private static TimeSpan Delay(Random chance) =>
        chance.Next(5) == 0 ? TimeSpan.FromSeconds(chance.Next(6 * 3600)) : TimeSpan.FromSeconds(chance.Next(90));

    private static List<Event> Events(Random chance, DateTimeOffset start)
    {
        var events = new List<Event>();
        for (var hour = start; hour < start.AddDays(60); hour = hour.AddHours(1))
        {
            foreach (var (metric, rate) in new[] { (Some.Signups, 1), (Some.ReplyRate, 6), (Some.TaskFailures, 10) })
            {
                for (int i = chance.Next((2 * rate) + 1); i > 0; i--)
                {
                    string dimensions = metric == Some.ReplyRate ? Mailboxes[chance.Next(3)] : "";
                    events.Add(
                        new Event(
                            events.Count,
                            metric.Name,
                            hour.AddMilliseconds(chance.Next(3_600_000)),
                            dimensions,
                            chance.Next(8) == 0
                        )
                    );
                }
            }
        }

        return events;
    }

    private sealed record Event(long Id, string Metric, DateTimeOffset At, string Dimensions, bool IsPart);
}
