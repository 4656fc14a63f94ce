namespace RoleFerry.Local.Faults;

/// <summary>The switches that make services fail.</summary>
public sealed class FaultBoard
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Fault> _faults = [];

    internal FaultBoard(IEnumerable<string> services) => Services = [.. services];

    /// <summary>The services that can be told to fail.</summary>
    public IReadOnlyList<string> Services { get; }

    /// <summary>The faults in force, by service.</summary>
    public IReadOnlyDictionary<string, Fault> Current
    {
        get
        {
            lock (_lock)
                return new Dictionary<string, Fault>(_faults);
        }
    }

    /// <summary>Makes a service fail; replaces the fault it had.</summary>
    /// <exception cref="ArgumentException">There is no such service, or the count is not positive.</exception>
    public void Set(string service, Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        Check(service);
        if (fault.Count <= 0)
            throw new ArgumentException("a fault's count is at least 1", nameof(fault));
        lock (_lock)
            _faults[service] = fault;
    }

    /// <summary>Lets a service work again.</summary>
    /// <exception cref="ArgumentException">There is no such service.</exception>
    public void Clear(string service)
    {
        Check(service);
        lock (_lock)
            _faults.Remove(service);
    }

    /// <summary>The fault that this call meets, if any; counts it.</summary>
    internal Fault? Take(string service, string operation)
    {
        lock (_lock)
        {
            if (!_faults.TryGetValue(service, out var fault) || (fault.Operation ?? operation) != operation)
                return null;
            if (fault.Count == 1)
                _faults.Remove(service);
            else if (fault.Count is { } left)
                _faults[service] = fault with { Count = left - 1 };
            return fault;
        }
    }

    private void Check(string service)
    {
        if (!Services.Contains(service))
            throw new ArgumentException(
                $"there is no service {service}; there are {string.Join(", ", Services)}",
                nameof(service)
            );
    }
}
