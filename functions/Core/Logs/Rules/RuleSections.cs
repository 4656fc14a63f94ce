using System.Collections.Frozen;
using System.Collections.Immutable;
using RoleFerry.Core.Logs.Redaction;

namespace RoleFerry.Core.Logs.Rules;

/// <summary>The fields of logs.yaml that functions carry, and the words in them.</summary>
internal static class RuleSections
{
    public const string Groups = "groups";
    public const string Refuse = "refuse";
    public const string Patterns = "patterns";
    public const string Fingerprints = "fingerprints";
    public const string InApp = "inApp";
    public const string Libraries = "libraries";
    public const string Redact = "redact";
    public const string Personal = "personal";
    public const string Measures = "measures";
    public const string Traces = "traces";
    public const string Signals = "signals";

    /// <summary>The kinds of personal data that <c>personal</c> may name.</summary>
    public static readonly FrozenDictionary<string, PersonalData> PersonalKinds = new Dictionary<string, PersonalData>
    {
        ["email"] = PersonalData.Email,
        ["iban"] = PersonalData.Iban,
        ["phone"] = PersonalData.Phone,
        ["national-id"] = PersonalData.NationalId,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static PersonalData PersonalOf(ImmutableArray<string> names) =>
        names.Aggregate(PersonalData.None, (all, name) => all | PersonalKinds.GetValueOrDefault(name));
}
