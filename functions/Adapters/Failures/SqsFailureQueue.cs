using System.Buffers;
using System.Text;
using System.Text.Json;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace RoleFerry.Adapters.Failures;

/// <summary>The failure queue as SQS: one JSON message each, <c>{"kind","where","what","payload"|"payloadBase64"}</c>.</summary>
internal sealed class SqsFailureQueue(IAmazonSQS sqs, FailureQueueSettings settings) : IFailureQueue
{
    /// <summary>Bytes of a payload that fit with room for the rest. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html</summary>
    private const int MaxPayload = 180_000;

    public Task KeepAsync(FailedInput input, CancellationToken cancellation) =>
        sqs.SendMessageAsync(new SendMessageRequest(settings.QueueUrl, Body(input)), cancellation);

    internal static string Body(FailedInput input)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("kind", input.Kind);
            json.WriteString("where", input.Where);
            json.WriteString("what", input.What);
            WritePayload(json, input.Payload.Span);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WritePayload(Utf8JsonWriter json, ReadOnlySpan<byte> payload)
    {
        var kept = payload.Length > MaxPayload ? payload[..MaxPayload] : payload;
        if (kept.Length < payload.Length)
            json.WriteNumber("payloadCutFrom", payload.Length);
        if (System.Text.Unicode.Utf8.IsValid(kept))
            json.WriteString("payload", kept);
        else
            json.WriteBase64String("payloadBase64", kept);
    }
}
