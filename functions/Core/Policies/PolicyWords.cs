namespace RoleFerry.Core.Policies;

/// <summary>How a policy writes what is one of a few, in its YAML and in its compiled form.</summary>
public static class PolicyWords
{
    /// <summary>All meanings of missing data.</summary>
    public static IReadOnlyDictionary<string, InsufficientDataMeaning> InsufficientData { get; } =
        Enum.GetValues<InsufficientDataMeaning>().ToDictionary(Of, StringComparer.Ordinal);

    /// <summary>The meaning's word.</summary>
    public static string Of(InsufficientDataMeaning meaning) => meaning.ToString().ToLowerInvariant();
}
