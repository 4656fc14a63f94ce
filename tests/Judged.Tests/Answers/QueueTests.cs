using System.Text;
using System.Text.Json;
using Amazon.SQS;
using Amazon.SQS.Model;
using RoleFerry.Adapters.Failures;

namespace RoleFerry.Judged.Tests.Answers;

/// <summary>What SQS answers, as the failure queue and <c>roleferry redrive</c> read it.</summary>
[Collection(Accounts.Collection)]
public class QueueTests(Accounts accounts)
{
    private const int LargestMessage = 1024 * 1024;

    [Theory]
    [MemberData(nameof(Accounts.Both), MemberType = typeof(Accounts))]
    public async Task What_is_kept_is_read_again_until_it_is_deleted(string account)
    {
        using var sqs = accounts[account].Sqs();
        var url = accounts[account].QueueUrl;
        var bytes = Encoding.UTF8.GetBytes("""{"alarm":"größer\n"}""");

        await new SqsFailureQueue(sqs, new FailureQueueSettings(url)).KeepAsync(
            new FailedInput(FailedInput.UnreadableInput, "Records[0]", "It is no alarm.", bytes),
            TestContext.Current.CancellationToken
        );
        var message = await ReceiveAsync(sqs, url);
        var kept = FailedInputDocument.Read(JsonDocument.Parse(message!.Body).RootElement)!;

        Assert.Equal(
            (FailedInput.UnreadableInput, "Records[0]", "It is no alarm."),
            (kept.Kind, kept.Where, kept.What)
        );
        Assert.Equal(bytes, kept.Payload.ToArray());
        Assert.Equal("1", message.Attributes["ApproximateReceiveCount"]);
        Assert.True(long.Parse(message.Attributes["SentTimestamp"]) > 0);
        Assert.Null(await ReceiveAsync(sqs, url));

        await sqs.ChangeMessageVisibilityAsync(url, message.ReceiptHandle, 0, TestContext.Current.CancellationToken);
        var again = await ReceiveAsync(sqs, url);
        Assert.Equal((message.MessageId, "2"), (again!.MessageId, again.Attributes["ApproximateReceiveCount"]));

        await sqs.DeleteMessageAsync(url, again.ReceiptHandle, TestContext.Current.CancellationToken);
        var count = await sqs.GetQueueAttributesAsync(
            url,
            ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"],
            TestContext.Current.CancellationToken
        );
        Assert.Equal((0, 0), (count.ApproximateNumberOfMessages, count.ApproximateNumberOfMessagesNotVisible));
    }

    [Theory]
    [MemberData(nameof(Accounts.Both), MemberType = typeof(Accounts))]
    public async Task A_queue_that_is_not_there_is_named_so(string account)
    {
        using var sqs = accounts[account].Sqs();

        await Assert.ThrowsAsync<QueueDoesNotExistException>(() =>
            new SqsFailureQueue(sqs, new FailureQueueSettings(accounts[account].QueueUrl + "-gone")).KeepAsync(
                new FailedInput(FailedInput.UnreadableInput, "", "", default),
                TestContext.Current.CancellationToken
            )
        );
    }

    [Theory]
    [MemberData(nameof(Accounts.Both), MemberType = typeof(Accounts))]
    public async Task A_message_above_a_mebibyte_is_refused(string account)
    {
        using var sqs = accounts[account].Sqs();

        var e = await Assert.ThrowsAnyAsync<AmazonSQSException>(() =>
            sqs.SendMessageAsync(
                accounts[account].QueueUrl,
                new string('x', LargestMessage + 1),
                TestContext.Current.CancellationToken
            )
        );

        Assert.Equal((400, "InvalidParameterValue"), ((int)e.StatusCode, e.ErrorCode));
    }

    [Theory]
    [MemberData(nameof(Accounts.Both), MemberType = typeof(Accounts))]
    public async Task A_receipt_that_never_was_is_refused(string account)
    {
        using var sqs = accounts[account].Sqs();

        await Assert.ThrowsAsync<ReceiptHandleIsInvalidException>(() =>
            sqs.DeleteMessageAsync(accounts[account].QueueUrl, "no-such-receipt", TestContext.Current.CancellationToken)
        );
    }

    private static async Task<Message?> ReceiveAsync(AmazonSQSClient sqs, string url)
    {
        var answer = await sqs.ReceiveMessageAsync(
            new ReceiveMessageRequest(url) { MaxNumberOfMessages = 10, MessageSystemAttributeNames = ["All"] },
            TestContext.Current.CancellationToken
        );
        return answer.Messages is [var message] ? message : null;
    }
}
