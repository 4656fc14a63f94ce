using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Adapters.Ticks;

namespace RoleFerry.Adapters.Tests.Ticks;

public sealed class MinuteTickTests
{
    private readonly Clock _clock = new();
    private readonly List<string> _ran = [];

    public MinuteTickTests()
    {
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
            new MinuteTick([Tick("one", 10), Tick("other", 10), Tick("third", 30)], _clock)
        );

        Assert.Contains("one, other", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tick_that_takes_all_leaves_to_the_next_what_it_does_not_need()
    {
        var first = Tick("first", 10, takes: 15);
        var second = Tick("second", 20);

        await RunAsync(first, second);

        Assert.Equal(End, first.Deadline.At);
        Assert.Equal(End, second.Deadline.At);
    }

    [Fact]
    public async Task A_share_is_of_the_time_that_is_left_when_its_turn_comes()
    {
        var first = Tick("first", 10, share: 0.25, takes: 8);
        var second = Tick("second", 20, share: 0.5);

        await RunAsync(first, second);

        Assert.Equal(Start.AddSeconds(10), first.Deadline.At);
        Assert.Equal(Start.AddSeconds(8 + 16), second.Deadline.At);
    }

    [Fact]
    public async Task When_the_time_is_over_the_ticks_that_are_left_learn_so()
    {
        var late = Tick("late", 20, share: 0.5);

        await RunAsync(Tick("slow", 10, takes: 50), late);

        Assert.True(late.Deadline.At < _clock.Now);
    }

    [Fact]
    public async Task Every_tick_has_the_same_moment_and_the_same_token()
    {
        using var token = new CancellationTokenSource();
        var tick = Tick("one", 10);

        await new MinuteTick([tick], _clock).RunAsync(Start.AddSeconds(-3), new Deadline(End, token.Token));

        Assert.Equal(Start.AddSeconds(-3), tick.Scheduled);
        Assert.Equal(token.Token, tick.Deadline.Cancellation);
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

    private Task<IReadOnlyDictionary<string, int>> RunAsync(params ITick[] ticks) =>
        new MinuteTick(ticks, _clock).RunAsync(Start, new Deadline(End, CancellationToken.None));

    private ScriptedTick Tick(
        string name,
        int order,
        double share = 1,
        int takes = 0,
        string counts = "",
        int count = 0
    ) => new(name, order, share, counts, () =>
        {
            _ran.Add(name);
            _clock.Advance(TimeSpan.FromSeconds(takes));
            return count;
        });
}
