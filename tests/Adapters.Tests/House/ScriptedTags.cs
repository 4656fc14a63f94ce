using System.Collections.Concurrent;
using RoleFerry.Adapters.Tags;
using RoleFerry.Core.Sources.CloudWatch;

namespace RoleFerry.Adapters.Tests.House;

/// <summary>CloudWatch as far as it tells alarms' tags.</summary>
internal sealed class ScriptedTags : ITagAsker
{
    /// <summary>What was asked, in the order in which it was.</summary>
    public ConcurrentQueue<TagQuestion> Asked { get; } = [];

    /// <summary>What is answered; by default nothing.</summary>
    public Func<CancellationToken, Task<TagAnswer?>> Answer { get; set; } = _ => Task.FromResult<TagAnswer?>(null);

    public Task<TagAnswer?> AskAsync(TagQuestion question, CancellationToken cancellation)
    {
        Asked.Enqueue(question);
        return Answer(cancellation);
    }
}
