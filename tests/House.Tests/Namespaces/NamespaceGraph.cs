namespace RoleFerry.House.Tests.Namespaces;

/// <summary>Which namespaces use which, and a cycle of them where there is one.</summary>
internal sealed class NamespaceGraph(IEnumerable<NamespaceUse> uses)
{
    private const int ShownUses = 8;

    private readonly ILookup<string, NamespaceUse> _uses = uses.Where(u => u.From != u.To).ToLookup(u => u.From);

    public IEnumerable<string> Namespaces => _uses.Select(u => u.Key).Order(StringComparer.Ordinal);

    /// <summary>The shortest cycle, each step with the types that make it; null where there is none.</summary>
    public string? ShortestCycle() =>
        Namespaces.Select(CycleThrough).Where(c => c is not null).MinBy(c => c!.Count) is { } cycle
            ? string.Join('\n', cycle.Zip([.. cycle.Skip(1), cycle[0]], Step))
            : null;

    /// <summary>Breadth first, so that it is the shortest of those through this namespace.</summary>
    private List<string>? CycleThrough(string start)
    {
        var cameFrom = new Dictionary<string, string>(StringComparer.Ordinal);
        var waiting = new Queue<string>([start]);
        while (waiting.TryDequeue(out var current))
            foreach (var next in _uses[current].Select(u => u.To).Distinct().Order(StringComparer.Ordinal))
            {
                if (next == start)
                    return Path(cameFrom, start, current);
                if (cameFrom.TryAdd(next, current))
                    waiting.Enqueue(next);
            }

        return null;
    }

    private static List<string> Path(Dictionary<string, string> cameFrom, string start, string end)
    {
        List<string> path = [end];
        while (path[^1] != start)
            path.Add(cameFrom[path[^1]]);
        path.Reverse();
        return path;
    }

    private string Step(string from, string to)
    {
        string[] made =
        [
            .. _uses[from].Where(u => u.To == to).Select(u => $"    {u.File} uses {u.Type}").Distinct().Order(),
        ];
        var more = made.Length > ShownUses ? $"\n    and {made.Length - ShownUses} more" : "";
        return $"  {from} -> {to}\n{string.Join('\n', made.Take(ShownUses))}{more}";
    }
}
