namespace RoleFerry.Simulation.Table;

/// <summary>
/// A copy of the table that follows it at a distance: an index, or what answers eventually consistent reads.
/// </summary>
public sealed class TableCopy
{
    internal TableCopy(string? index) => Index = index;

    /// <summary>The index that this is; null where it is a copy of the table itself.</summary>
    public string? Index { get; }

    /// <summary>Changes of the table that this does not know yet, the oldest first.</summary>
    public int Pending => throw new NotImplementedException();

    /// <summary>Lets it know the oldest changes.</summary>
    /// <param name="count">How many; all where there are fewer.</param>
    public void Apply(int count = int.MaxValue) => throw new NotImplementedException();

    /// <summary>
    /// Lets it know of one change out of turn. The changes of one item keep their order: it is the oldest of the item
    /// that the pending change at <paramref name="position"/> concerns.
    /// </summary>
    public void ApplyOne(int position) => throw new NotImplementedException();
}
