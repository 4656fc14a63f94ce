using System.Collections.Immutable;

namespace RoleFerry.Cli.Lint;

/// <summary>
/// Which of an alarm's tags CloudWatch sends with it. By default it sends none, and AlarmRouter sees only what is sent.
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_AlarmTagsPropagation.html
/// </summary>
/// <param name="IsOn">Whether it sends tags at all.</param>
/// <param name="Included">The only keys that it sends; empty for all.</param>
/// <param name="Excluded">Keys that it leaves out.</param>
internal sealed record TagPropagation(bool IsOn, ImmutableArray<string> Included, ImmutableArray<string> Excluded)
{
    /// <summary>Whether a tag is sent.</summary>
    public bool Sends(string key) =>
        IsOn
        && !Excluded.Contains(key, StringComparer.OrdinalIgnoreCase)
        && (Included.IsEmpty || Included.Contains(key, StringComparer.OrdinalIgnoreCase));
}
