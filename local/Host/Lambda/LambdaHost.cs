namespace RoleFerry.Local.Lambda;

/// <summary>The functions of the template and their processes.</summary>
internal sealed class LambdaHost : IAsyncDisposable
{
    /// <summary>How many invocations are remembered.</summary>
    private const int Remembered = 500;

    private readonly Dictionary<string, FunctionPool> _pools;
    private readonly Bounded<Invocation> _history = new(Remembered);
    private readonly TimeProvider _time;

    public LambdaHost(IEnumerable<FunctionPool> pools, TimeProvider time)
    {
        _pools = pools.ToDictionary(p => p.Definition.Name);
        _time = time;
    }

    public IReadOnlyCollection<FunctionPool> Functions => _pools.Values;

    /// <summary>The newest invocations, oldest first.</summary>
    public IReadOnlyList<Invocation> History => _history.ToList();

    /// <summary>The function with this logical id, deployed name or ARN.</summary>
    public FunctionPool? Find(string name)
    {
        var plain = name.Contains(":function:", StringComparison.Ordinal) ? name.Split(":function:")[1] : name;
        plain = plain.Split(':')[0];
        return _pools.GetValueOrDefault(plain) ?? _pools.Values.FirstOrDefault(p => p.Definition.DeployedName == plain);
    }

    /// <summary>Gives an event to a function and waits for how it ends.</summary>
    public async Task<Invocation> InvokeAsync(
        FunctionPool function,
        byte[] payload,
        InvocationKind kind,
        string? requestId = null,
        int attempt = 1
    )
    {
        var invocation = new Invocation(
            function.Definition.Name,
            payload,
            kind,
            attempt,
            requestId ?? Guid.NewGuid().ToString(),
            _time.GetUtcNow()
        );
        _history.Add(invocation);
        await function.InvokeAsync(invocation);
        return invocation;
    }

    /// <summary>Writes down what all processes have said until now.</summary>
    public void CollectLogs()
    {
        foreach (var pool in _pools.Values)
            pool.CollectLogs();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var pool in _pools.Values)
            await pool.DisposeAsync();
    }
}
