using System.Collections.Concurrent;
using RoleFerry.Adapters.Signals;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Sources;

namespace RoleFerry.Adapters.Tests.Logs;

/// <summary>A topic that keeps what is published, and fails as told.</summary>
internal sealed class ScriptedTopic : ISignalPublisher
{
    private int _asked;

    public ConcurrentQueue<Signal> Published { get; } = [];

    /// <summary>The same, as they were published.</summary>
    public ConcurrentQueue<string> Documents { get; } = [];

    /// <summary>Asked before each call, with its number from 1.</summary>
    public Func<int, Fault> Before { get; set; } = _ => Fault.None;

    public Task PublishAsync(string document, CancellationToken cancellation)
    {
        var fault = Before(Interlocked.Increment(ref _asked));
        if (fault is Fault.NotCarriedOut)
            throw new HttpRequestException("The topic is down.");
        if (fault is Fault.CrashBefore)
            throw new CrashException();
        Documents.Enqueue(document);
        string sns = System.Text.Json.JsonSerializer.Serialize(
            new
            {
                Records = new[]
                {
                    new
                    {
                        EventSource = "aws:sns",
                        Sns = new { Message = document, Timestamp = "2026-12-23T12:00:00Z" },
                    },
                },
            }
        );
        Published.Enqueue(
            SignalReader
                .Read(
                    System.Text.Encoding.UTF8.GetBytes(sns),
                    new DateTimeOffset(2026, 12, 23, 12, 0, 0, TimeSpan.Zero)
                )
                .Signals.Single()
        );
        return fault switch
        {
            Fault.AnswerLost => throw new HttpRequestException("The answer was lost."),
            Fault.CrashAfter => throw new CrashException(),
            _ => Task.CompletedTask,
        };
    }
}
