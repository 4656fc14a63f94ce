using RoleFerry.Simulation.Table.Values;

namespace RoleFerry.Simulation.Table;

/// <summary>
/// A copy of the table that follows it at a distance: an index, or what answers eventually consistent reads.
/// </summary>
public sealed class TableCopy
{
    private readonly List<Change> _pending = [];

    internal TableCopy(TableShape shape) => Items = new SortedItems(shape);

    private readonly record struct Change(StoredItem? Before, StoredItem? After)
    {
        public bool IsOfSameItem(Change other) => (Pk, Sk) == (other.Pk, other.Sk);

        private string Pk => (Before ?? After)!.Pk;

        private string Sk => (Before ?? After)!.Sk;
    }

    /// <summary>The index that this is; null where it is a copy of the table itself.</summary>
    public string? Index => Items.Shape.Index;

    /// <summary>Changes of the table that this does not know yet.</summary>
    public int Pending => _pending.Count;

    internal SortedItems Items { get; }

    /// <summary>Lets it know the oldest changes.</summary>
    /// <param name="count">How many; all where there are fewer.</param>
    public void Apply(int count = int.MaxValue)
    {
        count = Math.Min(count, _pending.Count);
        for (var i = 0; i < count; i++)
            Apply(_pending[i]);
        _pending.RemoveRange(0, count);
    }

    /// <summary>
    /// Lets it know of one change out of turn. The changes of one item keep their order: it is the oldest of the item
    /// that the pending change at <paramref name="position"/>, counted from the oldest, concerns.
    /// </summary>
    public void ApplyOne(int position)
    {
        var first = _pending.FindIndex(_pending[position].IsOfSameItem);
        Apply(_pending[first]);
        _pending.RemoveAt(first);
    }

    internal void Follow(StoredItem? before, StoredItem? after)
    {
        if ((Items.Shape.Holds(before) || Items.Shape.Holds(after)) && !IsSame(before, after))
            _pending.Add(new Change(before, after));
    }

    /// <summary>Whether an index that has keys alone has the same of both.</summary>
    private bool IsSame(StoredItem? before, StoredItem? after)
    {
        var shape = Items.Shape;
        return !shape.HasAllAttributes
            && before is not null
            && after is not null
            && Equals(before[shape.Hash], after[shape.Hash])
            && Equals(before[shape.Range], after[shape.Range]);
    }

    private void Apply(Change change) => Items.Replace(Held(change.Before), Held(change.After));

    private StoredItem? Held(StoredItem? item)
    {
        var shape = Items.Shape;
        if (!shape.Holds(item))
            return null;
        return shape.HasAllAttributes ? item : item!.Only(shape.Keys);
    }
}
