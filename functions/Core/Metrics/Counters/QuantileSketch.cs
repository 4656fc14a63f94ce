using System.Collections.Immutable;

namespace RoleFerry.Core.Metrics.Counters;

/// <summary>
/// How values are spread: counts of buckets whose ends grow by a constant factor, as in DDSketch
/// (https://arxiv.org/abs/1908.10693). A quantile differs from the exact one by at most <see cref="RelativeError"/>
/// of it. Values below <see cref="Least"/> count as zero. At most <see cref="MostBuckets"/> buckets, so its size has
/// a bound. Adding two gives the sketch of all values of both.
/// </summary>
public sealed class QuantileSketch
{
    /// <summary>Of a quantile's exact value, how far the sketch's is off at most.</summary>
    public const double RelativeError = 0.01;

    /// <summary>The least value that is told from zero.</summary>
    public const double Least = 1e-6;

    /// <summary>The greatest value that there may be.</summary>
    public const double Greatest = 1e12;

    /// <summary>
    /// Buckets that there can be: those from <see cref="Least"/> to <see cref="Greatest"/> and the zeros'.
    /// </summary>
    public const int MostBuckets = LastBucket - FirstBucket + 2;

    /// <summary>The bucket of zeros.</summary>
    public const int Zeros = int.MinValue;

    internal const int FirstBucket = -690;
    internal const int LastBucket = 1_382;

    private const double Factor = (1 + RelativeError) / (1 - RelativeError);

    private static readonly double PerLog = 1 / Math.Log(Factor);

    private readonly ImmutableSortedDictionary<int, long> _buckets;

    private QuantileSketch(ImmutableSortedDictionary<int, long> buckets)
    {
        _buckets = buckets;
        Count = buckets.Values.Sum();
    }

    /// <summary>No values.</summary>
    public static QuantileSketch Empty { get; } = new(ImmutableSortedDictionary<int, long>.Empty);

    /// <summary>How many values.</summary>
    public long Count { get; }

    /// <summary>How many in each bucket that has any, from the lowest on.</summary>
    public IReadOnlyDictionary<int, long> Buckets => _buckets;

    /// <summary>A sketch of buckets; those that are named twice add up.</summary>
    public static QuantileSketch Of(IEnumerable<KeyValuePair<int, long>> buckets)
    {
        var sum = ImmutableSortedDictionary.CreateBuilder<int, long>();
        foreach (var (bucket, count) in buckets)
            sum[bucket] = sum.GetValueOrDefault(bucket) + count;
        return sum.Count == 0 ? Empty : new QuantileSketch(sum.ToImmutable());
    }

    /// <summary>The bucket of a value.</summary>
    /// <param name="value">From 0 to <see cref="Greatest"/>; <see cref="IsUsable"/>.</param>
    public static int BucketOf(double value) =>
        value < Least ? Zeros : Math.Clamp((int)Math.Ceiling(Math.Log(value) * PerLog), FirstBucket, LastBucket);

    /// <summary>
    /// Whether a value can be put into a sketch: finite, not negative, and at most <see cref="Greatest"/>.
    /// </summary>
    public static bool IsUsable(double value) => value is >= 0 and <= Greatest;

    /// <summary>The value that stands for a bucket's.</summary>
    public static double ValueOf(int bucket) => bucket == Zeros ? 0 : 2 * Math.Pow(Factor, bucket) / (Factor + 1);

    /// <summary>All values of both.</summary>
    public QuantileSketch Plus(QuantileSketch other) =>
        other.Count == 0 ? this
        : Count == 0 ? other
        : Of(_buckets.Concat(other._buckets));

    /// <summary>
    /// The value that stands at a share of all values in their order: of n values, at place <c>share * (n - 1)</c>,
    /// rounded down.
    /// </summary>
    /// <param name="share">From 0 to 1.</param>
    /// <returns>Null where there are none.</returns>
    public double? Quantile(double share)
    {
        long rank = (long)(share * (Count - 1));
        foreach (var (bucket, count) in _buckets)
        {
            if (rank < count)
                return ValueOf(bucket);
            rank -= count;
        }

        return null;
    }
}
