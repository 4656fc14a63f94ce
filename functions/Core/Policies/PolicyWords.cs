namespace RoleFerry.Core.Policies;

/// <summary>How a policy writes what is one of a few, in its YAML and in its compiled form.</summary>
public static class PolicyWords
{
    /// <summary>All kinds of channel.</summary>
    public static IReadOnlyDictionary<string, ChannelKind> ChannelKinds { get; } = ByWord<ChannelKind>();

    /// <summary>All meanings of missing data.</summary>
    public static IReadOnlyDictionary<string, InsufficientDataMeaning> InsufficientData { get; } =
        ByWord<InsufficientDataMeaning>();

    /// <summary>The kind's word.</summary>
    public static string Of(ChannelKind kind) => Word(kind);

    /// <summary>The meaning's word.</summary>
    public static string Of(InsufficientDataMeaning meaning) => Word(meaning);

    private static Dictionary<string, T> ByWord<T>()
        where T : struct, Enum => Enum.GetValues<T>().ToDictionary(Word, StringComparer.Ordinal);

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
