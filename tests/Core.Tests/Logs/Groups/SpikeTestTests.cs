using RoleFerry.Core.Logs.Groups;

namespace RoleFerry.Core.Tests.Logs.Groups;

public class SpikeTestTests
{
    [Theory]
    [InlineData(1.0)]
    [InlineData(30.0)]
    public void Hours_of_an_unchanging_rate_are_called_improbable_as_seldom_as_said(double rate)
    {
        const double Level = 0.001;
        const int Hours = 40_000;
        var random = new Random(1);
        var counts = Enumerable.Range(0, Hours + SpikeTest.Hours).Select(_ => Poisson(random, rate)).ToArray();

        int alarms = Enumerable
            .Range(0, Hours)
            .Count(i => SpikeTest.Chance(counts[i + SpikeTest.Hours], counts[i..(i + SpikeTest.Hours)]) < Level);

        Assert.InRange(alarms, 0, Hours * Level * 1.6);
    }

    [Fact]
    public void Ten_times_the_usual_is_a_spike_and_half_as_much_again_is_none()
    {
        long[] usual = [10, 12, 9, 11, 10, 8, 10, 13];

        Assert.True(SpikeTest.IsSpike(100, usual, 20));
        Assert.False(SpikeTest.IsSpike(16, usual, 1));
    }

    [Fact]
    public void A_group_that_comes_in_bursts_needs_a_bigger_one()
    {
        long[] steady = [10, 10, 10, 10, 10, 10, 10, 10];
        long[] bursts = [0, 0, 40, 0, 0, 0, 40, 0];

        Assert.True(SpikeTest.IsSpike(45, steady, 20));
        Assert.False(SpikeTest.IsSpike(45, bursts, 20));
    }

    [Fact]
    public void What_has_no_history_is_never_a_spike() => Assert.False(SpikeTest.IsSpike(1_000_000, [1, 1], 1));

    [Fact]
    public void The_more_there_is_the_less_probable()
    {
        long[] usual = [3, 0, 5, 2, 4];
        double before = 1;
        for (long count = 0; count < 2_000; count += 7)
        {
            double chance = SpikeTest.Chance(count, usual);
            Assert.InRange(chance, 0, before);
            before = chance;
        }
    }

    private static long Poisson(Random random, double rate)
    {
        double limit = Math.Exp(-rate);
        long count = -1;
        for (double product = 1; product > limit; product *= random.NextDouble())
            count++;
        return count;
    }
}
