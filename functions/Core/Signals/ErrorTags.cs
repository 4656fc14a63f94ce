using System.Globalization;

namespace RoleFerry.Core.Signals;

/// <summary>Tags of an error group's signal, beside those that every signal may have.</summary>
public static class ErrorTags
{
    /// <summary>The exception's type.</summary>
    public const string Exception = "exception";

    /// <summary>The innermost call in the product's own code.</summary>
    public const string Frame = "frame";

    /// <summary>The versions of the program that it was seen in.</summary>
    public const string Version = "version";

    /// <summary>When the group was first seen, in seconds since 1970.</summary>
    public const string FirstSeen = "first_seen";

    /// <summary>When the group was first seen; null where its signal does not say.</summary>
    public static DateTimeOffset? FirstSeenOf(Signal signal) =>
        long.TryParse(
            signal.Tags.GetValueOrDefault(FirstSeen),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var seconds
        )
        && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}
