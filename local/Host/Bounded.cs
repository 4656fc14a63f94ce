namespace RoleFerry.Local;

/// <summary>Keeps the newest items up to a limit. Safe for use by many threads.</summary>
internal sealed class Bounded<T>(int limit)
{
    private readonly Lock _lock = new();
    private readonly Queue<T> _items = [];

    public void Add(T item)
    {
        lock (_lock)
        {
            _items.Enqueue(item);
            if (_items.Count > limit)
                _items.Dequeue();
        }
    }

    /// <summary>A copy, oldest first.</summary>
    public IReadOnlyList<T> ToList()
    {
        lock (_lock)
            return [.. _items];
    }
}
