using RoleFerry.Core.Metrics.Judging;

namespace RoleFerry.Core.Tests.Metrics.Judging;

public class BurnRateTests
{
    private static readonly DateTimeOffset Until = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Two_percent_of_the_budget_in_an_hour_pages()
    {
        var rate = Measure(0, Minutes(60, all: 100, bad: 1.5));
        Assert.Equal(MetricVerdict.Bad, rate.Verdict);
        Assert.Equal(15, rate.Slow, 9);
        Assert.True(rate.Window.IsPage);
        Assert.Equal(MetricVerdict.Good, Measure(0, Minutes(60, all: 100, bad: 1.4)).Verdict);
    }

    [Fact]
    public void What_is_over_for_five_minutes_does_not_burn_any_more()
    {
        (DateTimeOffset Start, double Good, double All)[] counts =
        [
            .. Minutes(60, all: 100, bad: 20)
                .Select(c => c.Start >= Until.AddMinutes(-5) ? (c.Start, c.All, c.All) : c),
        ];
        Assert.Equal(MetricVerdict.Good, Measure(0, counts).Verdict);
        Assert.True(Measure(0, counts).Slow > 14.4);
    }

    [Fact]
    public void At_night_one_failure_is_no_trend()
    {
        var rate = Measure(0, [(Until.AddMinutes(-5), 0, 1)]);
        Assert.Equal(MetricVerdict.TooFew, rate.Verdict);
    }

    [Fact]
    public void Nothing_at_all_burns_nothing()
    {
        Assert.Equal(0, Measure(0, []).Slow);
        Assert.Equal(1, BurnRate.BudgetLeft(0.999, 0, 0));
        Assert.Equal(0, BurnRate.BudgetLeft(0.999, 999, 1_000), 9);
        Assert.Equal(-1, BurnRate.BudgetLeft(0.999, 998, 1_000), 9);
    }

    [Fact]
    public void The_four_pairs_are_those_of_the_handbook()
    {
        Assert.Equal(["1h", "6h", "1d", "3d"], BurnWindow.All.Select(w => w.Name));
        Assert.Equal([14.4, 6, 3, 1], BurnWindow.All.Select(w => w.Rate));
        Assert.Equal([true, true, false, false], BurnWindow.All.Select(w => w.IsPage));
        Assert.All(BurnWindow.All, w => Assert.Equal(12, w.Over / w.Lately));
    }

    private static BurnRate Measure(int pair, (DateTimeOffset Start, double Good, double All)[] counts) =>
        BurnRate.Measure(BurnWindow.All[pair], 0.999, 100, Until, counts);

    private static (DateTimeOffset Start, double Good, double All)[] Minutes(int minutes, double all, double bad) =>
        [.. Enumerable.Range(1, minutes / 5).Select(i => (Until.AddMinutes(-5 * i), all - bad, all))];
}
