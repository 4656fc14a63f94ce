using System.Text;
using System.Text.Json;
using AWS.Lambda.Powertools.Metrics;
using RoleFerry.Adapters.Telemetry;
using RoleFerry.Adapters.Tests.House;

namespace RoleFerry.Adapters.Tests.Metrics;

public sealed class WindowMetricWriterTests : IDisposable
{
    private readonly Clock _clock = new();
    private readonly MemoryStream _output = new();
    private readonly TelemetryFaults _faults = new(TextWriter.Null);

    public void Dispose() => _output.Dispose();

    [Fact]
    public void A_value_goes_out_under_its_windows_own_time()
    {
        var at = _clock.Now.AddHours(-30);
        Assert.Equal(
            2,
            Write(
                new("reply_rate", 7.5, MetricUnit.Percent, at, [new("mailbox", "a")]),
                new("sends", 3, MetricUnit.Count, at, [new("mailbox", "a")])
            )
        );
        Assert.Equal(
            $$"""
            {"_aws":{"Timestamp":{{at.ToUnixTimeMilliseconds()}},"CloudWatchMetrics":[{"Namespace":"Test","Dimensions":[["mailbox"]],"Metrics":[{"Name":"reply_rate","Unit":"Percent"},{"Name":"sends","Unit":"Count"}]}]},"mailbox":"a","reply_rate":7.5,"sends":3}

            """,
            Encoding.UTF8.GetString(_output.ToArray()),
            ignoreLineEndingDifferences: true
        );
    }

    [Fact]
    public void What_CloudWatch_would_not_take_is_not_written()
    {
        Assert.Equal(
            0,
            Write(
                new("a", double.NaN, MetricUnit.Count, _clock.Now, []),
                new("b", double.PositiveInfinity, MetricUnit.Count, _clock.Now, []),
                new("c", 1, MetricUnit.Count, _clock.Now.AddDays(-14.1), []),
                new("d", 1, MetricUnit.Count, _clock.Now.AddHours(2.1), [])
            )
        );
        Assert.Equal(0, _output.Length);
    }

    [Fact]
    public void Different_times_and_dimensions_are_lines_of_their_own_of_at_most_a_hundred_metrics()
    {
        var now = _clock.Now;
        var metrics = Enumerable
            .Range(0, 250)
            .Select(i => new WindowMetric($"m{i}", i, MetricUnit.Count, now, []))
            .ToList();
        metrics.Add(new("m0", 1, MetricUnit.Count, now.AddHours(-1), []));
        metrics.Add(new("m0", 1, MetricUnit.Count, now, [new("x", "1")]));
        Assert.Equal(252, Write([.. metrics]));
        var lines = Encoding.UTF8.GetString(_output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(
            [100, 100, 50, 1, 1],
            lines.Select(l =>
                JsonDocument
                    .Parse(l)
                    .RootElement.GetProperty("_aws")
                    .GetProperty("CloudWatchMetrics")[0]
                    .GetProperty("Metrics")
                    .GetArrayLength()
            )
        );
    }

    [Fact]
    public void An_output_that_takes_nothing_is_counted_and_ends_nothing()
    {
        _output.Dispose();
        Assert.Equal(0, Write(new WindowMetric("sends", 3, MetricUnit.Count, _clock.Now, [])));
        Assert.Equal(1, _faults.Count);
    }

    private int Write(params WindowMetric[] metrics) =>
        new WindowMetricWriter(_output, "Test", _clock, _faults).Write(metrics);
}
