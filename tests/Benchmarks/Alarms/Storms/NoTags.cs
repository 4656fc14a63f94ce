using RoleFerry.Adapters.Tags;
using RoleFerry.Core.Sources.CloudWatch;

namespace RoleFerry.Benchmarks.Alarms.Storms;

/// <summary>CloudWatch, whose alarms have no tags.</summary>
internal sealed class NoTags : ITagAsker
{
    public Task<TagAnswer?> AskAsync(TagQuestion question, CancellationToken cancellation) =>
        Task.FromResult<TagAnswer?>(TagAnswer.Without(TagAnswerKind.Said, DateTimeOffset.UnixEpoch));
}
