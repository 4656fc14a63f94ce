using System.Collections.Concurrent;
using Amazon.DynamoDBv2.Model;
using Microsoft.Extensions.Logging;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Sources.CloudWatch;

namespace RoleFerry.Adapters.Tags;

/// <summary>
/// What CloudWatch answered about alarms' tags, in this process and, for all of them, in the table. An alarm is paged
/// by what is found here in time; nothing here ever fails.
/// </summary>
public sealed partial class TagMemory(TableCalls calls, TimeProvider time, ILogger<TagMemory> log)
{
    /// <summary>
    /// How long a page waits for the table to say what is known of its alarm's tags. The table answers in milliseconds,
    /// and in less than this after a cold start.
    /// </summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Alarms that a process remembers: a few hundred bytes each.</summary>
    private const int Most = 2_000;

    private readonly ConcurrentDictionary<string, TagAnswer> _known = new(StringComparer.Ordinal);

    /// <summary>What is known of an alarm's tags; null where nothing is, or nothing can be found out in time.</summary>
    public async Task<TagAnswer?> FindAsync(TagQuestion question, CancellationToken cancellation)
    {
        if (_known.TryGetValue(question.Arn, out var known) && known.IsFresh(time.GetUtcNow()))
            return known;
        using var limit = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            var items = await calls
                .ReadAsync(
                    [new Item(TagItem.Pk(question.Arn), TagItem.Sk)],
                    new Deadline(time.GetUtcNow() + Patience, either.Token)
                )
                .WaitAsync(either.Token);
            if (calls.ReadableOrNull(items.FirstOrDefault(), TagItem.Read) is { } stored)
                Remember(question, known = stored.Answer);
        }
#pragma warning disable CA1031 // A page does not wait for tags, and nothing that is the matter with them stops it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogNotRead(question.Arn, e);
        }

        return known;
    }

    /// <summary>Keeps an answer. Where the table does not take it, this process knows it all the same.</summary>
    public async Task KeepAsync(TagQuestion question, TagAnswer answer, CancellationToken cancellation)
    {
        Remember(question, answer);
        try
        {
            var request = new PutItemRequest
            {
                TableName = calls.Table,
                Item = TagItem.Write(new KnownTags(question.Arn, answer)),
            };
            await calls.RunAsync(
                (client, ct) => client.PutItemAsync(request, ct),
                new Deadline(time.GetUtcNow() + Patience, cancellation)
            );
        }
#pragma warning disable CA1031 // CloudWatch is asked again: all else is done.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogNotKept(question.Arn, e);
        }
    }

    private void Remember(TagQuestion question, TagAnswer answer)
    {
        if (_known.Count >= Most)
            _known.Clear();
        _known[question.Arn] = answer;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What is known of the tags of {Alarm} was not found in time")]
    private partial void LogNotRead(string alarm, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The tags of {Alarm} could not be kept")]
    private partial void LogNotKept(string alarm, Exception exception);
}
