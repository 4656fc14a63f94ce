using System.Collections.Immutable;
using System.Numerics;

namespace RoleFerry.Core.Metrics.Counters;

/// <summary>
/// How many different values there are, of samples that are kept by level: a value's hash decides its level, half of
/// all values have level 0, a quarter level 1 and so on ("adaptive sampling":
/// https://link.springer.com/article/10.1007/BF02241657). A level that holds <see cref="Bound"/> values takes no
/// more, and counting goes by the levels above the highest such one: until one is full, the number is exact; then its
/// standard error is at most <see cref="StandardError"/>. Adding two gives the same whatever the order, and adding
/// one twice changes nothing.
/// </summary>
public sealed class DistinctSketch
{
    /// <summary>Values of one level that are kept.</summary>
    public const int Bound = 1_024;

    /// <summary>Levels that there are: 2^20 times <see cref="Bound"/> values can be told.</summary>
    public const int Levels = 21;

    /// <summary>Of the number, once it is an estimate: one by the square root of <see cref="Bound"/>.</summary>
    public const double StandardError = 0.032;

    private readonly ImmutableArray<ImmutableHashSet<ulong>> _levels;

    private DistinctSketch(int firstLevel, ImmutableArray<ImmutableHashSet<ulong>> levels) =>
        (FirstLevel, _levels) = (firstLevel, levels);

    /// <summary>No values.</summary>
    public static DistinctSketch Empty { get; } = new(0, [.. Enumerable.Repeat(ImmutableHashSet<ulong>.Empty, Levels)]);

    /// <summary>The lowest level that is complete. 0: the number is exact.</summary>
    public int FirstLevel { get; }

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => ReferenceEquals(this, Empty) || _levels.All(l => l.IsEmpty);

    /// <summary>The number of different values.</summary>
    public double Estimate => _levels.Skip(FirstLevel).Sum(l => (double)l.Count) * (1L << FirstLevel);

    /// <summary>What one counter holds.</summary>
    /// <param name="values">Samples, in any order and as often as they come.</param>
    public static DistinctSketch Of(IEnumerable<ulong> values)
    {
        var levels = Enumerable.Range(0, Levels).Select(_ => ImmutableHashSet.CreateBuilder<ulong>()).ToArray();
        foreach (ulong value in values)
            levels[LevelOf(value)].Add(value);
        int full = Array.FindLastIndex(levels, l => l.Count >= Bound);
        return Above(Math.Min(full + 1, Levels - 1), [.. levels.Select(l => l.ToImmutable())]);
    }

    /// <summary>
    /// What a value is known by: 40 bits of its hash. Of a million values, one at most is expected to be taken for
    /// another.
    /// </summary>
    /// <param name="hash">The value's hash, 64 bits.</param>
    public static ulong SampleOf(ulong hash) =>
        (hash >> 24) | ((ulong)Math.Min(BitOperations.TrailingZeroCount(hash), Levels - 1) << 40);

    /// <summary>The level of a sample.</summary>
    public static int LevelOf(ulong sample) => (int)(sample >> 40);

    /// <summary>Whether a level takes no more.</summary>
    public bool IsFull(int level) => level < FirstLevel || _levels[level].Count >= Bound;

    /// <summary>Whether a sample is there, or would change nothing.</summary>
    public bool Knows(ulong sample) => IsFull(LevelOf(sample)) || _levels[LevelOf(sample)].Contains(sample);

    /// <summary>The values of both.</summary>
    public DistinctSketch Plus(DistinctSketch other)
    {
        if (ReferenceEquals(other, Empty))
            return this;
        if (ReferenceEquals(this, Empty))
            return other;
        return Above(
            Math.Max(FirstLevel, other.FirstLevel),
            [.. _levels.Zip(other._levels, (a, b) => a.Count < b.Count ? b.Union(a) : a.Union(b))]
        );
    }

    /// <summary>What lies below the first level is of no use.</summary>
    private static DistinctSketch Above(int firstLevel, ImmutableArray<ImmutableHashSet<ulong>> levels) =>
        new(firstLevel, [.. levels.Select((l, i) => i < firstLevel ? [] : l)]);
}
