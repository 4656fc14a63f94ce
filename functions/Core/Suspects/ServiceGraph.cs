using System.Collections.Immutable;

namespace RoleFerry.Core.Suspects;

/// <summary>What calls what. A node is a service, a database, a queue or another company's API.</summary>
public sealed class ServiceGraph
{
    private readonly ImmutableSortedDictionary<string, ImmutableArray<string>> _callees;
    private readonly ImmutableSortedDictionary<string, ImmutableArray<string>> _callers;

    /// <param name="calls">
    /// Each node with those that it calls. A node that calls itself does not depend on itself.
    /// </param>
    public ServiceGraph(IEnumerable<(string Caller, string Callee)> calls)
    {
        var known = calls.Where(c => c.Caller != c.Callee).Distinct().ToArray();
        _callees = Grouped(known, c => c.Caller, c => c.Callee);
        _callers = Grouped(known, c => c.Callee, c => c.Caller);
    }

    /// <summary>Nothing is known.</summary>
    public static ServiceGraph Empty { get; } = new([]);

    /// <summary>Whether it says anything.</summary>
    public bool IsEmpty => _callees.IsEmpty;

    /// <summary>What a node calls itself.</summary>
    public ImmutableArray<string> CalleesOf(string node) => _callees.GetValueOrDefault(node, []);

    /// <summary>Who calls a node.</summary>
    public ImmutableArray<string> CallersOf(string node) => _callers.GetValueOrDefault(node, []);

    /// <summary>A node and all that it depends on, over however many calls; each with how many.</summary>
    public IReadOnlyDictionary<string, int> Reach(string node)
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal) { [node] = 0 };
        var next = new Queue<string>([node]);
        while (next.TryDequeue(out var one))
        {
            foreach (var callee in CalleesOf(one))
            {
                if (found.TryAdd(callee, found[one] + 1))
                    next.Enqueue(callee);
            }
        }

        return found;
    }

    private static ImmutableSortedDictionary<string, ImmutableArray<string>> Grouped(
        (string Caller, string Callee)[] calls,
        Func<(string Caller, string Callee), string> by,
        Func<(string Caller, string Callee), string> of
    ) =>
        calls
            .GroupBy(by, of, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(
                g => g.Key,
                g => g.Order(StringComparer.Ordinal).ToImmutableArray(),
                StringComparer.Ordinal
            );
}
