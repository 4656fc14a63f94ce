using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Amazon.SQS;
using Amazon.SQS.Model;
using RoleFerry.Cli.Aws;

namespace RoleFerry.Cli.Redrive;

/// <summary>
/// The failure queue in the hands of one operator: what is looked at is hidden from others meanwhile, and everything
/// that is not deleted is given back in the end. Should the process die, SQS gives it back by itself after
/// <see cref="Hold"/>.
/// </summary>
internal sealed class FailureQueue(IAmazonSQS sqs, string url) : IAsyncDisposable
{
    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(5);

    /// <summary>
    /// A receive that waits asks all of a queue's servers; one that does not may find nothing where something is.
    /// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-short-and-long-polling.html
    /// </summary>
    private const int WaitSeconds = 1;

    /// <summary>
    /// The most. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html
    /// </summary>
    private const int MessagesAtOnce = 10;

    private readonly ConcurrentDictionary<string, string> _receipts = [];

    /// <summary>Everything that lies in the queue, the oldest first.</summary>
    public async Task<ImmutableArray<Failure>> ReceiveAsync(CancellationToken cancellation)
    {
        var failures = new Dictionary<string, Failure>();
        while (await ReceiveSomeAsync(cancellation) is { Count: > 0 } messages)
        {
            foreach (var message in messages)
            {
                _receipts[message.MessageId] = message.ReceiptHandle;
                failures[message.MessageId] = Read(message);
            }
        }

        return [.. failures.Values.OrderBy(f => f.At).ThenBy(f => f.Id, StringComparer.Ordinal)];
    }

    public async Task DeleteAsync(string id, CancellationToken cancellation)
    {
        await sqs.DeleteMessageAsync(url, _receipts[id], cancellation);
        _receipts.TryRemove(id, out _);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await Parallel.ForEachAsync(_receipts.Values, async (receipt, ct) =>
                await sqs.ChangeMessageVisibilityAsync(url, receipt, 0, ct)
            );
        }
        catch (Exception e) when (AwsFaults.IsOne(e))
        {
            // They come back by themselves.
        }
    }

    private async Task<List<Message>?> ReceiveSomeAsync(CancellationToken cancellation)
    {
        var answer = await sqs.ReceiveMessageAsync(
            new ReceiveMessageRequest(url)
            {
                MaxNumberOfMessages = MessagesAtOnce,
                VisibilityTimeout = (int)Hold.TotalSeconds,
                WaitTimeSeconds = WaitSeconds,
                MessageAttributeNames = ["All"],
                MessageSystemAttributeNames = [MessageSystemAttributeName.SentTimestamp],
            },
            cancellation
        );
        return answer.Messages;
    }

    private static Failure Read(Message message)
    {
        var sent = long.Parse(
            message.Attributes[MessageSystemAttributeName.SentTimestamp],
            CultureInfo.InvariantCulture
        );
        var attributes = (message.MessageAttributes ?? []).ToDictionary(a => a.Key, a => a.Value.StringValue ?? "");
        return new FailureReading(
            message.MessageId,
            DateTimeOffset.FromUnixTimeMilliseconds(sent),
            message.Body,
            attributes
        ).Read();
    }
}
