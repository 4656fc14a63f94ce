using System.Collections.Immutable;
using RoleFerry.Core.Sources;

namespace RoleFerry.Adapters.Secrets;

/// <summary>
/// What shows us who sends alarms from elsewhere, by the names of the secrets below their prefix. One whose parameter
/// does not exist is not there: then what it lets in is closed.
/// </summary>
internal sealed record SourceSecrets(ImmutableSortedDictionary<string, Secret> ByName)
{
    private const string WebhookSigningName = "/webhooks/signing-secret";
    private const string HeartbeatsName = "/heartbeats/token";

    /// <summary>The names of all that there may be.</summary>
    public static ImmutableArray<string> Names { get; } =
    [.. WebhookSources.All.Select(s => s.Secret).Append(WebhookSigningName).Append(HeartbeatsName).Distinct()];

    /// <summary>What our own shapes are signed with.</summary>
    public Secret? WebhookSigningSecret => Find(WebhookSigningName);

    /// <summary>The bearer token of jobs that ping.</summary>
    public Secret? HeartbeatsToken => Find(HeartbeatsName);

    /// <summary>The secret of a name; null where there is none.</summary>
    public Secret? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>Those that there are.</summary>
    public IEnumerable<Secret> All() => ByName.Values;

    /// <summary>Whether it holds the same secrets.</summary>
    public bool Equals(SourceSecrets? other) => other is not null && ByName.SequenceEqual(other.ByName);

    /// <inheritdoc/>
    public override int GetHashCode() => ByName.Count;

    /// <summary>The names alone.</summary>
    public override string ToString() => $"[{string.Join(", ", ByName.Keys)}]";
}
