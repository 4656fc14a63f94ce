using Amazon.SQS;
using Amazon.SQS.Model;

namespace RoleFerry.Adapters.Failures;

/// <summary>The failure queue as SQS: one <see cref="FailedInputDocument"/> a message.</summary>
internal sealed class SqsFailureQueue(IAmazonSQS sqs, FailureQueueSettings settings) : IFailureQueue
{
    public Task KeepAsync(FailedInput input, CancellationToken cancellation) =>
        sqs.SendMessageAsync(new SendMessageRequest(settings.QueueUrl, FailedInputDocument.Write(input)), cancellation);
}
