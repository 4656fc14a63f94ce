using System.Buffers.Binary;
using System.Globalization;
using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Metrics.Counters;

namespace RoleFerry.Adapters.Metrics;

/// <summary>
/// A metric's counter in one slot, for one combination of dimensions and one shard. Its numbers are only added to.
/// Besides the item with its numbers it may have pages of 128 buckets of values, or an item with samples of its
/// different values.
/// <code>CNT#&lt;counter&gt;#&lt;shard&gt;   HOUR#&lt;slot&gt;#&lt;dimensions&gt;#&lt;part&gt;</code>
/// </summary>
internal static class CounterItem
{
    private const string Different = "D";
    private const string Page = "Q";

    /// <summary>
    /// Buckets of one page: a factor of thirteen, so that values that lie together are written together, and a page
    /// stays so small that adding to it costs little.
    /// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html (an expression has at most 4
    /// KB).
    /// </summary>
    private const int PageSize = 128;

    /// <summary>Makes buckets' numbers positive; zeros have number 0.</summary>
    private const int BucketOffset = 1_024;

    private const int SampleLength = 5;

    /// <summary>How many items a tally needs at most.</summary>
    public static int Items(CounterTally tally) =>
        1 + (tally.Samples.Count > 0 ? 1 : 0) + tally.Buckets.Keys.Select(PageOf).Distinct().Count();

    /// <summary>The key of the samples of a tally's counter.</summary>
    public static Item DifferentKey(CounterTally tally, int shard) => Key(tally, shard, Different);

    /// <summary>What adds a tally to the table.</summary>
    /// <param name="tally">The tally.</param>
    /// <param name="shard">The shard.</param>
    /// <param name="known">
    /// The samples that are there. Where a level has become full since, the write is refused.
    /// </param>
    /// <param name="keptFor">How long it is kept from the slot's beginning on.</param>
    public static IEnumerable<Update> Write(CounterTally tally, int shard, DistinctSketch known, TimeSpan keptFor)
    {
        var expiry = Item.Expiry(tally.Slot + keptFor);
        var numbers = new UpdateText().Add("total", Item.Number(tally.Events)).Set("expiresAt", expiry);
        if (tally.Unusable > 0)
            numbers.Add("unusable", Item.Number(tally.Unusable));
        if (tally.Sum != 0)
            numbers.Add("sum", new AttributeValue { N = tally.Sum.ToString(CultureInfo.InvariantCulture) });
        yield return numbers.Build(Key(tally, shard, ""));

        foreach (var page in tally.Buckets.OrderBy(b => b.Key).GroupBy(b => PageOf(b.Key)))
        {
            var buckets = new UpdateText().Set("expiresAt", expiry);
            foreach (var (bucket, count) in page)
                buckets.Add(BucketName(bucket), Item.Number(count));
            yield return buckets.Build(
                Key(tally, shard, string.Create(CultureInfo.InvariantCulture, $"{Page}{page.Key:D2}"))
            );
        }

        var news = tally.Samples.Where(s => !known.Knows(s)).GroupBy(DistinctSketch.LevelOf).ToArray();
        if (news.Length == 0)
            yield break;
        var samples = new UpdateText().Set("expiresAt", expiry);
        foreach (var level in news)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"d{level.Key}");
            // A level that takes this many is full, whichever they are.
            samples
                .Add(name, new AttributeValue { BS = [.. level.Take(DistinctSketch.Bound).Select(BytesOf)] })
                .RequireFewer(name, DistinctSketch.Bound);
        }

        yield return samples.Build(Key(tally, shard, Different));
    }

    /// <summary>The slot and the dimensions that an item is of.</summary>
    public static (string Slot, string By) PlaceOf(Dictionary<string, AttributeValue> item)
    {
        string[] parts = item.Text(TableKeys.Sk).Split('#');
        return (parts[1], parts.Length > 2 ? parts[2] : "");
    }

    /// <summary>Samples of different values.</summary>
    public static DistinctSketch ReadDifferent(Dictionary<string, AttributeValue> item) =>
        DistinctSketch.Of(SamplesOf(item));

    /// <summary>What one item adds.</summary>
    public static void Read(Dictionary<string, AttributeValue> item, CounterNumbers into)
    {
        into.Events += item.Long("total");
        into.Unusable += item.Long("unusable");
        if (item.TryGetValue("sum", out var sum))
            into.Sum += decimal.Parse(sum.N, NumberStyles.Float, CultureInfo.InvariantCulture);
        foreach (var (name, value) in item)
        {
            if (name is ['b', >= '0' and <= '9', ..] && value.N is { } count)
                into.Buckets.Add(new(BucketOf(name), long.Parse(count, CultureInfo.InvariantCulture)));
        }

        var different = ReadDifferent(item);
        if (!different.IsEmpty)
            into.Different = into.Different.Plus(different);
    }

    private static IEnumerable<ulong> SamplesOf(Dictionary<string, AttributeValue> item)
    {
        for (int level = 0; level < DistinctSketch.Levels; level++)
        {
            if (!item.TryGetValue(string.Create(CultureInfo.InvariantCulture, $"d{level}"), out var set))
                continue;
            foreach (var bytes in set.BS)
                yield return ((ulong)level << 40) | SampleOf(bytes);
        }
    }

    private static Item Key(CounterTally tally, int shard, string part)
    {
        string slot = CounterKeys.SlotOf(tally.Slot, tally.Counter.Slot);
        string end =
            part.Length > 0 ? $"#{tally.By}#{part}"
            : tally.By.Length > 0 ? $"#{tally.By}"
            : "";
        return new Item(CounterKeys.Counter(tally.Counter.Name, shard), slot + end);
    }

    private static int PageOf(int bucket) => Number(bucket) / PageSize;

    private static string BucketName(int bucket) => string.Create(CultureInfo.InvariantCulture, $"b{Number(bucket)}");

    private static int BucketOf(string name) =>
        int.Parse(name.AsSpan(1), CultureInfo.InvariantCulture) is var number and > 0
            ? number - BucketOffset
            : QuantileSketch.Zeros;

    private static int Number(int bucket) => bucket == QuantileSketch.Zeros ? 0 : bucket + BucketOffset;

    private static MemoryStream BytesOf(ulong sample)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, sample);
        return new MemoryStream(bytes[^SampleLength..].ToArray());
    }

    private static ulong SampleOf(MemoryStream bytes)
    {
        Span<byte> sample = stackalloc byte[sizeof(ulong)];
        sample.Clear();
        bytes.ToArray().CopyTo(sample[^SampleLength..]);
        return BinaryPrimitives.ReadUInt64BigEndian(sample);
    }
}
