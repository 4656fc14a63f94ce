using Amazon.SQS;
using Amazon.SQS.Model;
using Microsoft.Extensions.Time.Testing;

namespace RoleFerry.Local.Tests.Aws;

public class SqsTests(DynamoDbLocalFixture database)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_received_is_hidden_comes_back_and_is_gone_when_deleted()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var stack = await TestStack.StartAsync(database, o => o with { Time = time });
        using var client = Clients.Sqs(stack);
        var queue = (await client.GetQueueUrlAsync(stack.Account.StackName + "-FailureQueue", Cancellation)).QueueUrl;

        // The client compares the answer's MD5 with its own.
        var sent = await client.SendMessageAsync(queue, "what failed: ü", Cancellation);
        var first = Assert.Single(await ReceiveAsync());
        time.Advance(TimeSpan.FromSeconds(44));
        Assert.Empty(await ReceiveAsync());
        time.Advance(TimeSpan.FromSeconds(1));
        var second = Assert.Single(await ReceiveAsync());
        await client.DeleteMessageAsync(queue, second.ReceiptHandle, Cancellation);
        time.Advance(TimeSpan.FromSeconds(45));

        Assert.Empty(await ReceiveAsync());
        Assert.Equal(sent.MessageId, first.MessageId);
        Assert.Equal("what failed: ü", first.Body);
        Assert.Equal("1", first.Attributes["ApproximateReceiveCount"]);
        Assert.Equal("2", second.Attributes["ApproximateReceiveCount"]);

        async Task<List<Message>> ReceiveAsync() =>
            (
                await client.ReceiveMessageAsync(
                    new ReceiveMessageRequest(queue)
                    {
                        MaxNumberOfMessages = 10,
                        MessageSystemAttributeNames = ["All"],
                    },
                    Cancellation
                )
            ).Messages
            ?? [];
    }

    [Fact]
    public async Task The_attributes_count_what_waits_and_what_is_hidden()
    {
        await using var stack = await TestStack.StartAsync(database);
        using var client = Clients.Sqs(stack);
        var queue = (await client.ListQueuesAsync("", Cancellation)).QueueUrls.Single();
        await client.SendMessageAsync(queue, "one", Cancellation);
        await client.SendMessageAsync(queue, "two", Cancellation);
        await client.ReceiveMessageAsync(
            new ReceiveMessageRequest(queue) { MaxNumberOfMessages = 1, VisibilityTimeout = 600 },
            Cancellation
        );

        var attributes = (await client.GetQueueAttributesAsync(queue, ["All"], Cancellation)).Attributes;

        Assert.Equal("1", attributes["ApproximateNumberOfMessages"]);
        Assert.Equal("1", attributes["ApproximateNumberOfMessagesNotVisible"]);
        Assert.Equal(
            $"arn:aws:sqs:eu-central-1:000000000000:{stack.Account.StackName}-FailureQueue",
            attributes["QueueArn"]
        );
    }

    [Fact]
    public async Task Waiting_for_a_message_ends_when_one_arrives()
    {
        await using var stack = await TestStack.StartAsync(database);
        using var client = Clients.Sqs(stack);
        var queue = (await client.ListQueuesAsync("", Cancellation)).QueueUrls.Single();

        var waiting = client.ReceiveMessageAsync(
            new ReceiveMessageRequest(queue) { WaitTimeSeconds = 15 },
            Cancellation
        );
        await client.SendMessageAsync(queue, "arrived", Cancellation);

        Assert.Equal("arrived", Assert.Single((await waiting).Messages).Body);
    }

    [Fact]
    public async Task A_queue_that_does_not_exist_is_said()
    {
        await using var stack = await TestStack.StartAsync(database);
        using var client = Clients.Sqs(stack);

        await Assert.ThrowsAsync<QueueDoesNotExistException>(() => client.GetQueueUrlAsync("nobodys", Cancellation));
    }

    [Fact]
    public async Task A_message_over_the_limit_or_with_forbidden_characters_is_refused()
    {
        await using var stack = await TestStack.StartAsync(database);
        using var client = Clients.Sqs(stack);
        var queue = (await client.ListQueuesAsync("", Cancellation)).QueueUrls.Single();

        await client.SendMessageAsync(queue, new string('x', 1024 * 1024), Cancellation);
        await Assert.ThrowsAnyAsync<AmazonSQSException>(() =>
            client.SendMessageAsync(queue, new string('x', 1024 * 1024 + 1), Cancellation)
        );
        await Assert.ThrowsAsync<InvalidMessageContentsException>(() =>
            client.SendMessageAsync(queue, "a\u0001b", Cancellation)
        );
    }
}
