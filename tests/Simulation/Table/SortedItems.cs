using RoleFerry.Simulation.Table.Values;

namespace RoleFerry.Simulation.Table;

/// <summary>The items of the table or of an index by partition, each partition in the order of its sort key.</summary>
internal sealed class SortedItems(TableShape shape)
{
    private static readonly List<StoredItem> None = [];
    private readonly Dictionary<string, List<StoredItem>> _partitions = [];

    public TableShape Shape => shape;

    /// <summary>Partition keys that have items, in the order in which a scan visits them.</summary>
    public IEnumerable<string> Hashes =>
        _partitions.Where(p => p.Value.Count > 0).Select(p => p.Key).Order(Comparer<string>.Create(Utf8Order.Compare));

    /// <summary>A partition's items in their order; not to be changed.</summary>
    public List<StoredItem> Partition(string hash) => _partitions.GetValueOrDefault(hash) ?? None;

    /// <summary>An item of the table by its key; null where there is none.</summary>
    public StoredItem? Find(string pk, string sk)
    {
        var partition = Partition(pk);
        var at = FirstWhere(partition, i => Utf8Order.Compare(i.Sk, sk) >= 0);
        return at < partition.Count && partition[at].Sk == sk ? partition[at] : null;
    }

    public void Replace(StoredItem? before, StoredItem? after)
    {
        if (before is not null && after is not null && HashOf(before) == HashOf(after) && shape.Order(before, after) == 0)
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
                _partitions.Add(HashOf(after), partition = []);
            partition.Insert(PlaceOf(partition, after), after);
        }
    }

    /// <summary>The place of the first of a partition that fulfils what all behind it fulfil too; its end where none does.</summary>
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

    private int PlaceOf(List<StoredItem> partition, StoredItem item) =>
        FirstWhere(partition, i => shape.Order(i, item) >= 0);

    private string HashOf(StoredItem item) => ((TextValue)item[shape.Hash]!).Text;
}
