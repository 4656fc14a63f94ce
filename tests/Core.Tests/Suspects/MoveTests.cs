using RoleFerry.Core.Suspects;

namespace RoleFerry.Core.Tests.Suspects;

public class MoveTests
{
    [Theory]
    [InlineData(SeriesRole.Latency, 100, 300, true)]
    [InlineData(SeriesRole.Latency, 300, 100, false)]
    [InlineData(SeriesRole.Failures, 0, 5, true)]
    [InlineData(SeriesRole.Saturation, 50, 96, true)]
    [InlineData(SeriesRole.Saturation, 96, 50, false)]
    [InlineData(SeriesRole.Headroom, 2_000, 100, true)]
    [InlineData(SeriesRole.Headroom, 100, 2_000, false)]
    [InlineData(SeriesRole.Requests, 500, 5, true)]
    [InlineData(SeriesRole.Requests, 5, 500, true)]
    [InlineData(SeriesRole.Latency, 0, 0, false)]
    public void Only_what_is_worse_is_a_move(SeriesRole role, double before, double after, bool isWorse)
    {
        var move = Move.Of(Numbers.Of("api", role, before, after), Numbers.Onset)!;

        Assert.Equal(isWorse, move.Size > 6);
        Assert.Equal(isWorse ? Numbers.Onset : null, move.Since);
        Assert.True(double.IsFinite(move.Size));
    }

    [Fact]
    public void It_says_what_it_was_what_it_is_and_what_is_usual()
    {
        var move = Move.Of(Numbers.Of("database", SeriesRole.Saturation, 50, 96), Numbers.Onset)!;

        Assert.InRange(move.Low, 48.9, 50);
        Assert.InRange(move.High, 50, 51.1);
        Assert.InRange(move.Level, 94, 98);
        Assert.InRange(move.Before, move.High, 51.1);
    }

    [Fact]
    public void What_began_before_is_told_from_when_it_began()
    {
        var series = Numbers.Of("database", SeriesRole.Saturation, 50, 96, minute: 2);

        Assert.Equal(Numbers.Onset.AddMinutes(2), Move.Of(series, Numbers.Onset)!.Since);
    }

    [Fact]
    public void A_cause_may_begin_before_its_symptom_by_as_much_as_is_said()
    {
        var series = Numbers.Of("database", SeriesRole.Saturation, 50, 96, minute: -10);

        Assert.True(Move.Of(series, Numbers.Onset)!.Size < 1);
        var move = Move.Of(series, Numbers.Onset, TimeSpan.FromMinutes(15))!;
        Assert.True(move.Size > 6);
        Assert.Equal(Numbers.Onset.AddMinutes(-10), move.Since);
    }

    [Fact]
    public void One_bad_period_among_the_usual_hides_nothing_and_shows_nothing()
    {
        double[] usual = [.. Enumerable.Repeat(50.0, 40), 5_000];

        var quiet = Numbers.Of("api", SeriesRole.Latency, 50, 51) with { Usual = [.. usual] };
        var loud = Numbers.Of("api", SeriesRole.Latency, 50, 150) with { Usual = [.. usual] };

        Assert.True(Move.Of(quiet, Numbers.Onset)!.Size < 1);
        Assert.True(Move.Of(loud, Numbers.Onset)!.Size > 6);
    }

    [Fact]
    public void A_number_that_has_been_high_for_an_hour_is_no_news()
    {
        var series = Numbers.Of("cache", SeriesRole.Saturation, 90, 91) with
        {
            Usual = [.. Enumerable.Repeat(40.0, 100)],
        };

        Assert.True(Move.Of(series, Numbers.Onset)!.Size < 1);
    }

    [Theory]
    [InlineData(new double[] { })]
    [InlineData(new[] { 5.0 })]
    public void Nothing_to_compare_with_is_no_move(double[] before)
    {
        double?[] values = [.. before.Select(v => (double?)v), null];

        Assert.Null(Move.Of(Numbers.Raw(SeriesRole.Latency, values), Numbers.Onset));
        Assert.Null(Move.Of(Numbers.Raw(SeriesRole.Latency, 7.0), Numbers.Onset));
    }

    [Fact]
    public void What_is_missing_or_no_number_is_left_out()
    {
        var series = Numbers.Raw(SeriesRole.Latency, 10, null, double.NaN, 10, double.PositiveInfinity, 10, 30);

        Assert.InRange(Move.Of(series, Numbers.Onset)!.Size, 6, 1_000);
    }
}
