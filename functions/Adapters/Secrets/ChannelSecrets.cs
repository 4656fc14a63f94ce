using System.Collections.Frozen;

namespace RoleFerry.Adapters.Secrets;

/// <summary>
/// What the channels show to be let in, and what shows us who asks to be. One that does not exist, or holds nothing
/// usable, is not there.
/// </summary>
internal sealed class ChannelSecrets(IEnumerable<KeyValuePair<string, Secret>> byName, SourceSecrets? sources = null)
    : IEquatable<ChannelSecrets>
{
    private readonly FrozenDictionary<string, Secret> _byName = byName.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What shows us who sends alarms from elsewhere. The desk alone asks for it.</summary>
    public SourceSecrets? Sources { get; } = sources;

    /// <summary>All that there are.</summary>
    public IEnumerable<Secret> All => [.. _byName.Values, .. Sources?.All() ?? []];

    /// <summary>A channel's secret by its name below the prefix; null where there is none.</summary>
    public Secret? Find(string name) => _byName.GetValueOrDefault(name);

    public bool Equals(ChannelSecrets? other) =>
        other is not null
        && Sources == other.Sources
        && _byName.Count == other._byName.Count
        && _byName.All(s => other.Find(s.Key) == s.Value);

    public override bool Equals(object? obj) => Equals(obj as ChannelSecrets);

    public override int GetHashCode() => _byName.Count;

    /// <summary>Names them and shows none.</summary>
    public override string ToString() =>
        $"ChannelSecrets {{ {string.Join(", ", _byName.Keys.Order(StringComparer.Ordinal))} }}";
}
