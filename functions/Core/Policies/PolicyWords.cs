namespace RoleFerry.Core.Policies;

/// <summary>How a policy writes what is one of a few, in its YAML and in its compiled form.</summary>
public static class PolicyWords
{
    /// <summary>All meanings of missing data.</summary>
    public static IReadOnlyDictionary<string, InsufficientDataMeaning> InsufficientData { get; } =
        Enum.GetValues<InsufficientDataMeaning>().ToDictionary(Of, StringComparer.Ordinal);

    /// <summary>All that can become of an alarm that its OK has overtaken.</summary>
    public static IReadOnlyDictionary<string, OvertakenAlarm> Overtaken { get; } =
        Enum.GetValues<OvertakenAlarm>().ToDictionary(Of, StringComparer.Ordinal);

    /// <summary>The word of one of a few.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
