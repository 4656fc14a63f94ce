using System.Collections.Frozen;

namespace RoleFerry.Core.Policies;

/// <summary>The kinds that a program can carry. A policy that names another is refused.</summary>
public sealed class ChannelKinds
{
    private readonly FrozenDictionary<string, ChannelKind> _byName;

    /// <summary>Makes a catalogue.</summary>
    /// <param name="kinds">In the order in which errors name them.</param>
    /// <exception cref="ArgumentException">Two have the same name.</exception>
    public ChannelKinds(IEnumerable<ChannelKind> kinds)
    {
        All = [.. kinds];
        _byName = All.ToFrozenDictionary(k => k.Name, StringComparer.Ordinal);
    }

    /// <summary>All of them, in their order.</summary>
    public IReadOnlyList<ChannelKind> All { get; }

    /// <summary>Their names, as people are told to choose among them.</summary>
    public string Names => string.Join(", ", All.Select(k => k.Name));

    /// <summary>The kind that a policy writes so; null where there is none.</summary>
    public ChannelKind? Find(string name) => _byName.GetValueOrDefault(name);
}
