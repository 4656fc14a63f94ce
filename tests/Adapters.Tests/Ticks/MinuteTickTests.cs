using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Telemetry;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Adapters.Tests.Logs;
using RoleFerry.Adapters.Ticks;

namespace RoleFerry.Adapters.Tests.Ticks;

public sealed class MinuteTickTests
{
    private readonly Clock _clock = new();
    private readonly List<string> _ran = [];
    private readonly RecordingMetrics _metrics = new();
    private readonly FunctionMetrics _functionMetrics;

    public MinuteTickTests()
    {
        _functionMetrics = new FunctionMetrics(() => _metrics, new TelemetryFaults(TextWriter.Null));
        _clock.StandStill();
        Start = _clock.Now;
    }

    [Fact]
    public async Task Ticks_run_one_after_the_other_in_their_order_however_they_were_registered()
    {
        await RunAsync(Tick("second", 20), Tick("third", 30), Tick("first", 10));

        Assert.Equal(["first", "second", "third"], _ran);
    }

    [Fact]
    public void Two_ticks_of_one_place_are_refused_at_start_up_and_named()
    {
        var e = Assert.Throws<InvalidOperationException>(() =>
            New(Tick("one", 10), Tick("other", 10), Tick("third", 30))
        );

        Assert.Contains("one, other", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ticks_that_share_out_more_than_the_minute_are_refused_at_start_up()
    {
        var e = Assert.Throws<InvalidOperationException>(() => New(Tick("one", 10, 0.6), Tick("other", 20, 0.5)));

        Assert.Contains("one, other", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tick_may_take_all_but_what_is_kept_for_those_after_it()
    {
        var first = Tick("first", 10, 0.5, takes: 1);
        var second = Tick("second", 20, 0.25);
        var third = Tick("third", 30, 0.25);

        await RunAsync(first, second, third);

        Assert.Equal(Start.AddSeconds(20), first.Deadline.At);
        Assert.Equal(Start.AddSeconds(30), second.Deadline.At);
        Assert.Equal(End, third.Deadline.At);
    }

    [Fact]
    public async Task What_one_throws_keeps_none_of_the_others_and_is_counted()
    {
        var counts = await RunAsync(
            Tick("bad", 10, fails: true),
            Tick("good", 20, counts: "signals", count: 2),
            Tick("beside", 5, counts: "messages", count: 1, beside: true)
        );

        Assert.Equal(2, counts["signals"]);
        Assert.Equal(2, counts["messages"]);
        _functionMetrics.Flush();
        Assert.Equal(["TickStepsFailed{} 1"], _metrics.Written);
    }

    [Fact]
    public async Task One_that_never_ends_is_left_behind()
    {
        var time = new FakeTimeProvider(Start);
        var end = new TaskCompletionSource<int>();
        var stuck = new ScriptedTick("stuck", 10, 0.5, "", () => end.Task);
        var next = Tick("next", 20, 0.5);

        var minute = new MinuteTick([stuck, next], time, _functionMetrics, NullLogger<MinuteTick>.Instance).RunAsync(
            Start,
            new Deadline(End, CancellationToken.None)
        );
        Assert.Empty(_ran);
        time.Advance(TimeSpan.FromSeconds(20 + 3));

        await minute;
        Assert.Equal(["next"], _ran);
        Assert.True(stuck.Deadline.Cancellation.IsCancellationRequested);
    }

    [Fact]
    public async Task What_runs_beside_begins_at_once_and_runs_again_when_the_others_are_done()
    {
        await RunAsync(Tick("one", 10), Tick("beside", 50, beside: true), Tick("two", 20));

        Assert.Equal(["beside", "one", "two", "beside"], _ran);
    }

    [Fact]
    public async Task When_the_time_is_over_the_ticks_that_are_left_do_not_begin()
    {
        await RunAsync(Tick("slow", 10, takes: 50), Tick("late", 20));

        Assert.Equal(["slow"], _ran);
        _functionMetrics.Flush();
        Assert.Equal(["TickStepsFailed{} 1"], _metrics.Written);
    }

    [Fact]
    public async Task Every_tick_has_the_minutes_moment_and_ends_with_the_minute()
    {
        using var token = new CancellationTokenSource();
        var tick = Tick("one", 10, ends: token);

        await New(tick).RunAsync(Start.AddSeconds(-3), new Deadline(End, token.Token));

        Assert.Equal(Start.AddSeconds(-3), tick.Scheduled);
        Assert.True(tick.Deadline.Cancellation.IsCancellationRequested);
    }

    [Fact]
    public async Task What_two_ticks_count_alike_is_added_up_and_what_one_does_not_tell_is_left_out()
    {
        var counts = await RunAsync(
            Tick("one", 10, counts: "signals", count: 2),
            Tick("two", 20, counts: "signals", count: 3),
            Tick("three", 30, count: 7)
        );

        Assert.Equal([KeyValuePair.Create("signals", 5)], counts);
    }

    private DateTimeOffset Start { get; }

    private DateTimeOffset End => Start.AddSeconds(40);

    private MinuteTick New(params ITick[] ticks) =>
        new(ticks, _clock, _functionMetrics, NullLogger<MinuteTick>.Instance);

    private Task<IReadOnlyDictionary<string, int>> RunAsync(params ITick[] ticks) =>
        New(ticks).RunAsync(Start, new Deadline(End, CancellationToken.None));

    private ScriptedTick Tick(
        string name,
        int order,
        double share = 0.1,
        int takes = 0,
        string counts = "",
        int count = 0,
        bool beside = false,
        bool fails = false,
        CancellationTokenSource? ends = null
    ) => new(name, order, share, counts, () =>
        {
            if (fails)
                throw new InvalidOperationException("It is broken.");
            _ran.Add(name);
            _clock.Advance(TimeSpan.FromSeconds(takes));
            ends?.Cancel();
            return Task.FromResult(count);
        }) { RunsBeside = beside };
}
