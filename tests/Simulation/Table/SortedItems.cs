using RoleFerry.Simulation.Table.Values;

namespace RoleFerry.Simulation.Table;

/// <summary>The items of the table or of an index by partition, each partition in the order of its sort key.</summary>
internal sealed class SortedItems(TableShape shape)
{
    private static readonly List<StoredItem> None = [];
    private readonly Dictionary<string, List<StoredItem>> _partitions = [];

    /// <summary>The keys of all partitions in their order; null where it is not known.</summary>
    private string[]? _sorted;

    public TableShape Shape => shape;

    /// <summary>Partition keys that have items, in the order in which a scan visits them.</summary>
    public IEnumerable<string> Hashes => Sorted().Where(hash => _partitions[hash].Count > 0);

    /// <summary>A partition's items in their order; not to be changed.</summary>
    public List<StoredItem> Partition(string hash) => _partitions.GetValueOrDefault(hash) ?? None;

    /// <summary>An item of the table by its key; null where there is none.</summary>
    public StoredItem? Find(string pk, string sk)
    {
        var partition = Partition(pk);
        var (low, high) = (0, partition.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            switch (Utf8Order.Compare(partition[middle].Sk, sk))
            {
                case < 0:
                    low = middle + 1;
                    break;
                case > 0:
                    high = middle - 1;
                    break;
                default:
                    return partition[middle];
            }
        }

        return null;
    }

    public void Replace(StoredItem? before, StoredItem? after)
    {
        if (
            before is not null
            && after is not null
            && HashOf(before) == HashOf(after)
            && shape.Order(before, after) == 0
        )
        {
            var same = Partition(HashOf(before));
            same[PlaceOf(same, before)] = after;
            return;
        }

        if (before is not null)
        {
            var partition = Partition(HashOf(before));
            partition.RemoveAt(PlaceOf(partition, before));
        }

        if (after is not null)
        {
            if (!_partitions.TryGetValue(HashOf(after), out var partition))
                Add(HashOf(after), partition = []);
            partition.Insert(PlaceOf(partition, after), after);
        }
    }

    /// <summary>
    /// The place of the first item of a partition that fulfils what all behind it fulfil too; the end where none does.
    /// </summary>
    public static int FirstWhere(List<StoredItem> partition, Func<StoredItem, bool> isThere)
    {
        var (low, high) = (0, partition.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (isThere(partition[middle]))
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }

    private string[] Sorted()
    {
        if (_sorted is null)
        {
            _sorted = [.. _partitions.Keys];
            Array.Sort(_sorted, Utf8Order.Compare);
        }

        return _sorted;
    }

    private void Add(string hash, List<StoredItem> partition)
    {
        _partitions.Add(hash, partition);
        _sorted = null;
    }

    private int PlaceOf(List<StoredItem> partition, StoredItem item)
    {
        var (low, high) = (0, partition.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (shape.Order(partition[middle], item) >= 0)
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }

    private string HashOf(StoredItem item) => ((TextValue)item[shape.Hash]!).Text;
}
