using System.Collections.Immutable;
using System.Text.Json;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Signals.Reading;

namespace RoleFerry.Core.Sources.CloudWatch;

/// <summary>What CloudWatch answered when it was asked for an alarm's tags.</summary>
/// <param name="Kind">Whether it said them.</param>
/// <param name="Tags">The tags; where it refuses, those that it said before.</param>
/// <param name="At">When, UTC.</param>
/// <remarks>
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_ListTagsForResource.html
/// </remarks>
public sealed record TagAnswer(TagAnswerKind Kind, ImmutableSortedDictionary<string, string> Tags, DateTimeOffset At)
{
    /// <summary>How long an answer counts before CloudWatch is asked again.</summary>
    public static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(60);

    /// <summary>The tags in CloudWatch's answer, cleaned as those of events are.</summary>
    public static TagAnswer Said(JsonElement answer, DateTimeOffset at) =>
        new(TagAnswerKind.Said, AlarmTags.Read(new Mender(), answer), at);

    /// <summary>An answer without tags.</summary>
    public static TagAnswer Without(TagAnswerKind kind, DateTimeOffset at) =>
        new(kind, ImmutableSortedDictionary<string, string>.Empty, at);

    /// <summary>Whether CloudWatch need not be asked again yet.</summary>
    public bool IsFresh(DateTimeOffset now) => now - At < FreshFor;

    /// <summary>This answer after an older one: what was said counts on where the newer one is a refusal.</summary>
    public TagAnswer After(TagAnswer? older) =>
        Kind == TagAnswerKind.Refused && older is not null ? this with { Tags = older.Tags } : this;

    /// <summary>A signal without tags, with these and with a note of where they come from.</summary>
    public Signal Of(Signal signal)
    {
        SignalOddity? oddity = this switch
        {
            { Kind: TagAnswerKind.Refused } => SignalOddity.TagsRefused,
            { Tags.IsEmpty: false } => SignalOddity.TagsAskedFor,
            _ => null,
        };
        return oddity is { } noted
            ? signal with
            {
                Tags = Tags,
                Oddities = [.. signal.Oddities.Add(noted).Order()],
            }
            : signal;
    }
}
