using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using RoleFerry.Core.Matching;

namespace RoleFerry.Core.Policies;

/// <summary>
/// A firing source holds targets back whose labels are equal to its own, as in Alertmanager: a label that is missing
/// counts as empty, and an alarm that is source and target at once is not held back by another such.
/// https://prometheus.io/docs/alerting/latest/configuration/#inhibition-related-settings
/// </summary>
/// <param name="Name">As reasons name it.</param>
/// <param name="Source">All must match for an alarm to hold others back.</param>
/// <param name="Target">All must match for an alarm to be held back.</param>
/// <param name="Equal">Labels that must have the same value on both.</param>
public sealed record InhibitRule(
    string Name,
    ImmutableArray<Matcher> Source,
    ImmutableArray<Matcher> Target,
    ImmutableArray<string> Equal
)
{
    /// <summary>
    /// How long a new incident waits whose first alarm is a target, P0 excepted, so that a source may arrive; null for
    /// not at all.
    /// </summary>
    [JsonPropertyName("groupWaitSeconds")]
    public TimeSpan? GroupWait { get; init; }

    /// <summary>Whether such an alarm holds others back while it fires.</summary>
    public bool IsSource(IReadOnlyDictionary<string, string> labels) => All(Source, labels);

    /// <summary>Whether such an alarm can be held back.</summary>
    public bool IsTarget(IReadOnlyDictionary<string, string> labels) => All(Target, labels);

    /// <summary>
    /// Names what sources and targets have in common: this very rule, whatever it is called, and the values of its
    /// labels. 24 hex digits of a SHA-256.
    /// </summary>
    public string KeyOf(IReadOnlyDictionary<string, string> labels)
    {
        var text = new StringBuilder();
        Add(text, Source.Select(m => m.ToString()));
        Add(text, Target.Select(m => m.ToString()));
        Add(text, Equal.Select(l => $"{l.Length}:{l}={labels.GetValueOrDefault(l, "")}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 12));
    }

    private static void Add(StringBuilder text, IEnumerable<string> parts)
    {
        foreach (var part in parts.Order(StringComparer.Ordinal))
            text.Append(part.Length).Append(':').Append(part);
        text.Append('\n');
    }

    private static bool All(ImmutableArray<Matcher> matchers, IReadOnlyDictionary<string, string> labels)
    {
        foreach (var matcher in matchers)
        {
            if (!matcher.Matches(labels))
                return false;
        }

        return true;
    }
}
