using System.Collections.Immutable;
using System.Text.Json.Serialization;
using RoleFerry.Core.Matching;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Policies;

/// <summary>Says how bad an alarm is, and whose, by what it is called or watches.</summary>
/// <param name="Matchers">All must match the signal's labels (those that do not depend on classification).</param>
/// <param name="Severity">Null where the rule does not say.</param>
/// <param name="Service">Null where the rule does not say.</param>
/// <param name="Runbook">Null where the rule does not say.</param>
/// <param name="NoData">What missing data of it mean; null where the rule does not say.</param>
public sealed record ClassificationRule(
    [property: JsonPropertyName("match")] ImmutableArray<Matcher> Matchers,
    Severity? Severity = null,
    string? Service = null,
    string? Runbook = null,
    InsufficientDataMeaning? NoData = null
)
{
    /// <summary>Whether all matchers hold.</summary>
    public bool Matches(IReadOnlyDictionary<string, string> labels)
    {
        foreach (var matcher in Matchers)
        {
            if (!matcher.Matches(labels))
                return false;
        }

        return true;
    }
}
