using AWS.Lambda.Powertools.Metrics;
using RoleFerry.Adapters.Telemetry;
using RoleFerry.Adapters.Tests.Logs;

namespace RoleFerry.Adapters.Tests.Telemetry;

public sealed class FunctionMetricsTests : IDisposable
{
    private readonly RecordingMetrics _sink = new();
    private readonly StringWriter _error = new();
    private readonly TelemetryFaults _faults;
    private readonly FunctionMetrics _metrics;

    public FunctionMetricsTests()
    {
        _faults = new TelemetryFaults(_error);
        _metrics = new FunctionMetrics(() => _sink, _faults);
    }

    public void Dispose() => _error.Dispose();

    [Fact]
    public async Task No_value_is_lost_over_awaits_whichever_thread_adds_it_and_whichever_flushes()
    {
        for (int invocation = 0; invocation < 100; invocation++)
        {
            _metrics.Add("Before", 1, MetricUnit.Count);
            await Task.Run(() => _metrics.Add("Elsewhere", 1, MetricUnit.Count), TestContext.Current.CancellationToken);
            await Task.WhenAll(
                Enumerable
                    .Range(0, 3)
                    .Select(async _ =>
                    {
                        await Task.Yield();
                        _metrics.Add("Channel", 1, MetricUnit.Count);
                    })
            );
            await Task.Run(_metrics.Flush, TestContext.Current.CancellationToken);
        }

        Assert.Equal(
            (100, 100, 300),
            (
                _sink.Written.Count(m => m == "Before{} 1"),
                _sink.Written.Count(m => m == "Elsewhere{} 1"),
                _sink.Written.Count(m => m == "Channel{} 1")
            )
        );
        Assert.Equal((500, 0L), (_sink.Written.Count, _faults.Count));
    }

    [Fact]
    public void Nothing_to_flush_is_nothing_written_not_even_a_warning()
    {
        _metrics.Flush();
        _metrics.Push([], []);
        Assert.Equal((0, 0L), (_sink.Warnings, _faults.Count));
        Assert.Empty(_sink.Written);
    }

    [Theory]
    [InlineData("Took", double.NaN)]
    [InlineData("Took", double.PositiveInfinity)]
    [InlineData("Took", -1)]
    [InlineData("", 1)]
    [InlineData(" ", 1)]
    public void A_value_that_CloudWatch_would_not_take_is_counted_and_takes_no_other_with_it(string name, double value)
    {
        _metrics.Add(name, value, MetricUnit.Milliseconds);
        _metrics.Push(name, value, MetricUnit.Milliseconds);
        _metrics.Add("Good", 1, MetricUnit.Count);
        _metrics.Flush();
        _metrics.Add("Later", 1, MetricUnit.Count);
        _metrics.Flush();

        Assert.Equal(["Good{} 1", "TelemetryFaults{} 1", "Later{} 1", "TelemetryFaults{} 1"], _sink.Written);
        Assert.Equal(2, _faults.Count);
        Assert.Single(_error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void A_name_that_is_too_long_is_a_fault()
    {
        _metrics.Add(new string('m', 256), 1, MetricUnit.Count);
        _metrics.Flush();
        Assert.Equal(1, _faults.Count);
    }

    [Fact]
    public void A_blank_dimension_is_a_fault_and_marks_nothing_that_comes_after_it()
    {
        _metrics.Push([new("Took", 1, MetricUnit.Milliseconds)], new() { ["Mailbox"] = " " });
        _metrics.Push("Took", 1, MetricUnit.Milliseconds, dimensions: new() { ["Mailbox"] = "" });
        _metrics.Push([new("Took", 2, MetricUnit.Milliseconds)], new() { ["Mailbox"] = "a" });
        _metrics.Push([new("Took", 3, MetricUnit.Milliseconds)], []);

        Assert.Equal(["Took{Mailbox=a} 2", "Took{} 3"], _sink.Written);
        Assert.Equal(2, _faults.Count);
    }

    [Fact]
    public void What_nobody_flushes_is_written_by_the_hundred()
    {
        for (int i = 0; i < 250; i++)
            _metrics.Add("Waits", i, MetricUnit.Count);
        Assert.Equal(200, _sink.Written.Count);
    }

    [Fact]
    public void Metrics_that_cannot_be_made_are_counted_and_end_nothing()
    {
        var metrics = new FunctionMetrics(() => throw new InvalidOperationException("no namespace"), _faults);
        metrics.Add("Good", 1, MetricUnit.Count);
        metrics.Flush();
        metrics.Push("Good", 1, MetricUnit.Count);
        Assert.True(_faults.Count > 1);
        Assert.Equal(
            "Telemetry fault in the metrics: InvalidOperationException: no namespace (later ones are counted, "
                + "not written)",
            _error.ToString().TrimEnd()
        );
    }
}
