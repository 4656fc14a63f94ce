using System.Buffers.Binary;
using System.IO.Hashing;
using CsCheck;
using RoleFerry.Core.Metrics.Counters;

namespace RoleFerry.Core.Tests.Metrics.Counters;

public class DistinctSketchTests
{
    private static ulong Sample(int n)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, n);
        return DistinctSketch.SampleOf(XxHash64.HashToUInt64(bytes));
    }

    private static DistinctSketch Of(IEnumerable<int> values) => DistinctSketch.Of(values.Select(Sample));

    /// <summary>All that a sketch knows.</summary>
    private static (int, double, bool[]) State(DistinctSketch sketch) =>
        (sketch.FirstLevel, sketch.Estimate, [.. Enumerable.Range(0, 8_000).Select(n => sketch.Knows(Sample(n)))]);

    [Fact]
    public void Few_are_counted_exactly() =>
        Gen.Int[0, 1_000]
            .Array[0, 1_500]
            .Sample(values => Assert.Equal(values.Distinct().Count(), Of(values).Estimate));

    [Fact]
    public void Parts_add_up_the_same_in_any_order_and_however_often() =>
        Gen.Select(
                Gen.Int[0, 8_000].Array[0, 6_000],
                Gen.Int[0, 8_000].Array[0, 6_000],
                Gen.Int[0, 8_000].Array[0, 600]
            )
            .Sample(
                (x, y, z) =>
                {
                    var (a, b, c) = (Of(x), Of(y), Of(z));
                    var all = State(a.Plus(b).Plus(c));

                    Assert.Equivalent(all, State(a.Plus(b.Plus(c))), strict: true);
                    Assert.Equivalent(all, State(c.Plus(a).Plus(b)), strict: true);
                    Assert.Equivalent(all, State(a.Plus(b).Plus(c).Plus(b).Plus(a)), strict: true);
                },
                iter: 40
            );

    [Theory]
    [InlineData(5_000)]
    [InlineData(50_000)]
    [InlineData(500_000)]
    public void Many_are_estimated_within_the_stated_error(int number)
    {
        const int Runs = 30;
        double squares = 0;
        for (int run = 0; run < Runs; run++)
        {
            double error = (Of(Enumerable.Range(run * 1_000_000, number)).Estimate / number) - 1;
            Assert.InRange(Math.Abs(error), 0, 5 * DistinctSketch.StandardError);
            squares += error * error;
        }

        // The standard deviation of thirty runs is itself uncertain by an eighth.
        Assert.InRange(Math.Sqrt(squares / Runs), 0, 1.4 * DistinctSketch.StandardError);
    }

    [Fact]
    public void Shards_that_are_full_do_not_hide_what_others_have()
    {
        var shards = Enumerable.Range(0, 4).Select(s => Of(Enumerable.Range(s * 20_000, 20_000)));

        var all = shards.Aggregate(DistinctSketch.Empty, (sum, s) => sum.Plus(s));

        Assert.InRange(all.Estimate, 80_000 * 0.9, 80_000 * 1.1);
    }
}
