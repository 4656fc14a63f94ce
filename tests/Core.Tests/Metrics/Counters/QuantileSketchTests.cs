using CsCheck;
using RoleFerry.Core.Metrics.Counters;

namespace RoleFerry.Core.Tests.Metrics.Counters;

public class QuantileSketchTests
{
    private static readonly Gen<double> Value = Gen.OneOf(
        Gen.Double[0, 1],
        Gen.Double[0, 60_000],
        Gen.Int[0, 5].Select(n => (double)n),
        Gen.Double[-13.8, 27.6].Select(Math.Exp)
    );

    private static QuantileSketch Of(IEnumerable<double> values) =>
        QuantileSketch.Of(values.Select(v => KeyValuePair.Create(QuantileSketch.BucketOf(v), 1L)));

    [Fact]
    public void A_quantile_is_off_by_one_percent_at_most() =>
        Gen.Select(Value.Array[1, 400], Gen.Double[0, 1])
            .Sample(
                (values, share) =>
                {
                    double exact = values.Order().ElementAt((int)(share * (values.Length - 1)));

                    double said = Of(values).Quantile(share)!.Value;

                    if (exact < QuantileSketch.Least)
                        Assert.Equal(0, said);
                    else
                        Assert.InRange(Math.Abs(said - exact) / exact, 0, QuantileSketch.RelativeError * 1.000001);
                }
            );

    [Fact]
    public void Parts_add_up_to_the_whole_in_any_order() =>
        Gen.Select(Value.Array[0, 60], Value.Array[0, 60], Value.Array[0, 60])
            .Sample(
                (a, b, c) =>
                {
                    var whole = Of([.. a, .. b, .. c]).Buckets;

                    Assert.Equal(whole, Of(a).Plus(Of(b)).Plus(Of(c)).Buckets);
                    Assert.Equal(whole, Of(c).Plus(Of(b).Plus(Of(a))).Buckets);
                    Assert.Equal(whole, QuantileSketch.Empty.Plus(Of([.. b, .. c, .. a])).Buckets);
                }
            );

    [Theory]
    [InlineData(-0.001, false)]
    [InlineData(double.NaN, false)]
    [InlineData(double.PositiveInfinity, false)]
    [InlineData(1.1e12, false)]
    [InlineData(0, true)]
    [InlineData(double.Epsilon, true)]
    [InlineData(1e12, true)]
    public void What_is_no_amount_cannot_be_used(double value, bool isUsable) =>
        Assert.Equal(isUsable, QuantileSketch.IsUsable(value));

    [Fact]
    public void Its_size_has_a_bound()
    {
        var all = Of(
            Enumerable.Range(-200_000, 400_000).Select(i => Math.Exp(i / 5_000.0)).Where(QuantileSketch.IsUsable)
        );

        Assert.InRange(all.Buckets.Count, 2_000, QuantileSketch.MostBuckets);
        Assert.InRange(all.Quantile(1)!.Value, 0.98e12, 1.02e12);
    }

    [Fact]
    public void Nothing_has_no_quantile() => Assert.Null(QuantileSketch.Empty.Quantile(0.5));
}
