using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using RoleFerry.Adapters.Metrics;
using RoleFerry.Core.Logs.Formats;
using RoleFerry.Core.Logs.Rules;
using RoleFerry.Core.Logs.Tallies;
using Spectre.Console;

namespace RoleFerry.Benchmarks.Logs;

/// <summary>
/// How fast batches of a megabyte are read on one thread. The ways take turns, and of each its fastest round counts:
/// what else the machine does then falls on none of them.
/// </summary>
internal static class BatchSpeed
{
    /// <summary>Rules for a log group whose formats are known, or for one of which nothing is known.</summary>
    public static LogRules RulesWith(ImmutableArray<LogFormat> formats) =>
        new()
        {
            Groups = [new LogGroupRule(EventBatch.LogGroup, "api", formats)],
            Refuse = [],
            Patterns =
            [
                new NamedPattern(
                    "connection pool exhausted",
                    new LogMatcher("connection pool exhausted"),
                    Core.Signals.Severity.P0
                ),
            ],
            Fingerprints = [],
            InApp = [],
            Libraries = [],
            Redact = [],
            Measures = [],
            Traces = new TraceRule(1000, 10, 10),
            Signals = new SignalRule(30, 10, 20),
        };

    public static int Run(TimeSpan each)
    {
        var table = new Table()
            .Title("Log batches of 1 MiB, one core")
            .AddColumns("errors", "way", "MiB/s", "of the floor", "of the usual way", "KiB allocated a batch");
        foreach (double share in new[] { 0.01, 0.2, 1.0 })
        {
            var (payload, length) = SampleBatch.Build(share);
            var floor = new Floor();
            var stream = new StreamWay(new LogBatchParser(RulesWith(UsualWay.Formats), EmbeddedMetrics.Value.Counters));
            var subscription = new EventWay(
                new LogBatchParser(RulesWith(UsualWay.Formats), EmbeddedMetrics.Value.Counters)
            );
            long errors = UsualWay.Read(payload).Values.Sum();
            long[] ours =
            [
                .. new[] { stream.Read(Input()), subscription.Read(Input()) }.Select(batch =>
                    batch.Groups.Sum(g => g.Count)
                ),
            ];
            if (ours.Any(counted => counted != errors))
                throw new InvalidOperationException(
                    $"The ways do not agree: {errors} errors, {string.Join(" and ", ours)} errors."
                );

            var results = Measure(
                each,
                () => floor.Read(payload),
                () => stream.Read(Input()),
                () => subscription.Read(Input()),
                () => UsualWay.Read(payload)
            );
            MemoryStream Input() => new(payload);
            double Speed(int way) => length / 1048576.0 / results[way].Seconds;
            string[] names =
            [
                "floor: inflate, one scan",
                "LogBatchParser of a Stream",
                "LogBatchParser of a CloudWatchLogsEvent",
                "usual way",
            ];
            for (int way = 0; way < names.Length; way++)
            {
                table.AddRow(
                    way == 0 ? share.ToString("P0", CultureInfo.InvariantCulture) : "",
                    names[way],
                    Text(Speed(way), "0"),
                    Text(Speed(way) / Speed(0), "0.00"),
                    Text(Speed(way) / Speed(names.Length - 1), "0.0"),
                    Text(results[way].Bytes / 1024.0, "0.0")
                );
            }

            table.AddEmptyRow();
        }

        AnsiConsole.Write(table);
        AnsiConsole.Write(Covered(each));
        return 0;
    }

    /// <summary>The same lines as five kinds of log routers pass them on, of a group of which nothing is known.</summary>
    private static Table Covered(TimeSpan each)
    {
        var table = new Table()
            .Title("The same under covers")
            .AddColumns("errors", "found", "MiB/s", "of the floor", "KiB allocated a batch");
        foreach (double share in new[] { 0.01, 0.2, 1.0 })
        {
            var (payload, length) = SampleBatch.Build(share, isCovered: true);
            var floor = new Floor();
            var stream = new StreamWay(new LogBatchParser(RulesWith([]), EmbeddedMetrics.Value.Counters));
            var batch = stream.Read(new MemoryStream(payload));
            long found = batch.Groups.Sum(g => g.Count);
            if (found != (long)((batch.Events * share) + 1e-6))
                throw new InvalidOperationException($"{found} errors of {batch.Events} events under covers.");
            var results = Measure(each, () => floor.Read(payload), () => stream.Read(new MemoryStream(payload)));
            table.AddRow(
                share.ToString("P0", CultureInfo.InvariantCulture),
                found.ToString(CultureInfo.InvariantCulture),
                Text(length / 1048576.0 / results[1].Seconds, "0"),
                Text(results[0].Seconds / results[1].Seconds, "0.00"),
                Text(results[1].Bytes / 1024.0, "0.0")
            );
        }

        return table;
    }

    private static (double Seconds, long Bytes)[] Measure(TimeSpan each, params Action[] ways)
    {
        var best = ways.Select(_ => double.MaxValue).ToArray();
        var bytes = ways.Select(_ => long.MaxValue).ToArray();
        long end = Stopwatch.GetTimestamp() + (long)(each.TotalSeconds * Stopwatch.Frequency);
        for (int round = 0; round < 50 || Stopwatch.GetTimestamp() < end; round++)
        {
            for (int way = 0; way < ways.Length; way++)
            {
                long allocated = GC.GetAllocatedBytesForCurrentThread();
                long start = Stopwatch.GetTimestamp();
                ways[way]();
                best[way] = Math.Min(best[way], Stopwatch.GetElapsedTime(start).TotalSeconds);
                bytes[way] = Math.Min(bytes[way], GC.GetAllocatedBytesForCurrentThread() - allocated);
            }
        }

        return [.. best.Zip(bytes)];
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
