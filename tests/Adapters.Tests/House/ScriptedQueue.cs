using System.Collections.Concurrent;
using System.Net;
using Amazon.SQS;
using RoleFerry.Adapters.Failures;

namespace RoleFerry.Adapters.Tests.House;

/// <summary>A failure queue that can be down.</summary>
internal sealed class ScriptedQueue : IFailureQueue
{
    public bool IsDown { get; set; }

    public ConcurrentQueue<FailedInput> Kept { get; } = [];

    public Task KeepAsync(FailedInput input, CancellationToken cancellation)
    {
        if (IsDown)
            throw new AmazonSQSException("The queue is down.") { StatusCode = HttpStatusCode.InternalServerError };
        Kept.Enqueue(input);
        return Task.CompletedTask;
    }
}
