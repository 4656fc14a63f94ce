using System.Collections.Concurrent;

namespace RoleFerry.Local.Lambda;

/// <summary>The running processes of all functions, by access key.</summary>
internal sealed class FunctionProcesses
{
    private readonly ConcurrentDictionary<string, FunctionProcess> _processes = new();
    private int _started;

    /// <summary>A new access key. Letters and digits only: DynamoDB Local takes no other.</summary>
    public string NewKey(string function) =>
        $"LOCAL{Interlocked.Increment(ref _started):0000}{string.Concat(function.Where(char.IsAsciiLetterOrDigit))}";

    public void Add(FunctionProcess process) => _processes[process.Key] = process;

    public void Remove(FunctionProcess process) => _processes.TryRemove(process.Key, out _);

    public FunctionProcess? Find(string? key) => key is null ? null : _processes.GetValueOrDefault(key);
}
