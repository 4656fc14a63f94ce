namespace RoleFerry.Adapters.Table;

/// <summary>
/// What went wrong with single items since somebody last asked, each item once. So whoever reads many goes on with
/// the others, and one place counts, tells and quarantines what is wrong.
/// </summary>
public sealed class ItemFaults
{
    /// <summary>Items that are remembered. More are found again by the next reading.</summary>
    private const int Most = 100;

    private readonly Dictionary<(string Pk, string Sk), ItemFault> _faults = [];

    /// <summary>Remembers one.</summary>
    public void Note(ItemFault fault)
    {
        lock (_faults)
        {
            if (_faults.Count < Most)
                _faults.TryAdd((fault.Pk, fault.Sk), fault);
        }
    }

    /// <summary>Takes what was noted.</summary>
    public IReadOnlyList<ItemFault> Take()
    {
        lock (_faults)
        {
            ItemFault[] taken = [.. _faults.Values];
            _faults.Clear();
            return taken;
        }
    }
}
