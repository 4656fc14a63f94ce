using RoleFerry.Core.Metrics.Judging;
using RoleFerry.Core.Metrics.Rollups;

namespace RoleFerry.Core.Tests.Metrics.Judging;

public class UnusualTestTests
{
    [Fact]
    public void A_metric_that_goes_on_as_before_is_called_unusual_as_rarely_as_stated()
    {
        const int Windows = 100_000;
        foreach (int weeks in new[] { 4, 8 })
        {
            var chance = new Random(weeks);
            int alarms = 0;
            for (int i = 0; i < Windows; i++)
            {
                double?[] before = [.. Enumerable.Range(0, weeks * 7).Select(_ => (double?)Around(chance, 10_000))];
                if (UnusualTest.Test(Around(chance, 10_000), ValueScale.Count, 0, before)!.Value.IsUnusual)
                    alarms++;
            }

            // 10 are expected. Of a Poisson's, more than 25 have a chance of 2e-5, and none one of 5e-5.
            Assert.InRange(alarms, 1, 25);
        }

        // The floor of a count's spread is the Poisson's own, so take a spread well above it: 5 %.
        static double Around(Random chance, double mean)
        {
            double normal =
                Math.Sqrt(-2 * Math.Log(1 - chance.NextDouble())) * Math.Cos(2 * Math.PI * chance.NextDouble());
            double root = (2 * Math.Sqrt(mean)) + (5 * normal);
            return root * root / 4;
        }
    }

    [Fact]
    public void A_drop_to_half_of_a_busy_hour_is_unusual_and_a_weekend_is_not()
    {
        var before = Weeks(8, weekday: 200, weekend: 20);
        Assert.True(Test(100, before).IsUnusual);
        Assert.False(Test(190, before).IsUnusual);

        // The window's own weekday counts: yesterday is index 0, so a Saturday has its Fridays there.
        double?[] saturday = [.. Enumerable.Range(1, 56).Select(d => (double?)(d % 7 is 0 or 6 ? 20 : 200))];
        Assert.False(Test(20, saturday).IsUnusual);
        Assert.True(Test(200, saturday).IsUnusual);
    }

    [Fact]
    public void Last_weeks_outage_does_not_make_this_weeks_look_usual()
    {
        var before = Weeks(8, weekday: 200, weekend: 20);
        before[6] = 0;
        Assert.True(Test(0, before).IsUnusual);
        Assert.False(Test(200, before).IsUnusual);
    }

    [Fact]
    public void A_metric_that_never_moved_does_not_alarm_at_its_first_move()
    {
        double?[] before = [.. Enumerable.Repeat((double?)100, 56)];
        Assert.False(Test(110, before).IsUnusual);
        Assert.True(Test(300, before).IsUnusual);
        Assert.False(
            UnusualTest.Test(0.9, ValueScale.Rate, 20, [.. Enumerable.Repeat((double?)1, 56)])!.Value.IsUnusual
        );
        Assert.True(
            UnusualTest.Test(0.9, ValueScale.Rate, 2_000, [.. Enumerable.Repeat((double?)1, 56)])!.Value.IsUnusual
        );
    }

    [Fact]
    public void With_fewer_than_four_weeks_it_cannot_be_told()
    {
        Assert.Null(UnusualTest.Test(5, ValueScale.Count, 0, Weeks(3, 200, 20)));
        Assert.NotNull(UnusualTest.Test(5, ValueScale.Count, 0, Weeks(4, 200, 20)));
        Assert.Null(UnusualTest.Test(double.NaN, ValueScale.Count, 0, Weeks(8, 200, 20)));
    }

    private static Usual Test(double value, double?[] before) =>
        UnusualTest.Test(value, ValueScale.Count, 0, before)!.Value;

    /// <summary>Before a Wednesday.</summary>
    private static double?[] Weeks(int weeks, double weekday, double weekend) =>
        [
            .. Enumerable
                .Range(1, weeks * 7)
                .Select(d => (double?)((d % 7 is 3 or 4 ? weekend : weekday) + (d * 7 % 5) - 2)),
        ];
}
