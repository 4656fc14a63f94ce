using System.Collections.Immutable;
using RoleFerry.Core.Sources.CloudWatch;

namespace RoleFerry.Cli.Explanations;

/// <summary>What CloudWatch would answer if it were asked for an alarm's tags.</summary>
/// <param name="IsRefused">Whether it would not say: the alarm is another account's.</param>
/// <param name="Tags">What it would say; null where nobody knows.</param>
internal sealed record ToldTags(bool IsRefused, ImmutableSortedDictionary<string, string>? Tags)
{
    /// <summary>As typed: <c>severity=P0</c>.</summary>
    public ToldTags(IReadOnlyCollection<string> pairs, bool isRefused)
        : this(
            isRefused,
            pairs.Count == 0
                ? null
                : pairs
                    .Select(pair => pair.Split('=', 2))
                    .ToImmutableSortedDictionary(p => p[0], p => p.Length > 1 ? p[1] : "", StringComparer.Ordinal)
        ) { }

    /// <summary>The answer; null where nobody knows it.</summary>
    public TagAnswer? Answer(DateTimeOffset at) =>
        IsRefused ? TagAnswer.Without(TagAnswerKind.Refused, at)
        : Tags is { } tags ? new TagAnswer(TagAnswerKind.Said, tags, at)
        : null;
}
