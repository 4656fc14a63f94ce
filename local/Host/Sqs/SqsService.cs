using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using RoleFerry.Local.Endpoint;
using RoleFerry.Local.Faults;
using RoleFerry.Local.Templates;

namespace RoleFerry.Local.Sqs;

/// <summary>
/// The queues of the template, over SQS's JSON protocol
/// (<see href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/Welcome.html">API
/// reference</see>).
/// </summary>
internal sealed class SqsService : IService
{
    /// <summary>
    /// <see href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html">One
    /// mebibyte.</see>
    /// </summary>
    private const int LargestMessage = 1024 * 1024;

    private static readonly TimeSpan DefaultVisibilityTimeout = TimeSpan.FromSeconds(30);

    private readonly LocalAccount _account;
    private readonly Dictionary<string, MessageQueue> _queues;

    public SqsService(SamTemplate template, LocalAccount account, TimeProvider time)
    {
        _account = account;
        _queues = template
            .OfType("AWS::SQS::Queue")
            .Select(q => new MessageQueue(
                (string)q.Properties["QueueName"]!,
                (int?)q.Properties["VisibilityTimeout"] is { } seconds
                    ? TimeSpan.FromSeconds(seconds)
                    : DefaultVisibilityTimeout,
                time
            ))
            .ToDictionary(q => q.Name);
    }

    public string Name => "sqs";

    public IReadOnlyCollection<MessageQueue> Queues => _queues.Values;

    public bool Takes(Call call) => call.TargetService == "AmazonSQS";

    public string Operation(Call call) => call.TargetOperation ?? "";

    /// <summary>The queue with this ARN, address or name.</summary>
    public MessageQueue? Find(string? id) => _queues.GetValueOrDefault((id ?? "").Split('/', ':')[^1]);

    public async Task<Answer> AnswerAsync(Call call, CancellationToken cancellation)
    {
        if (call.Json() is not { } request)
            return Error("SerializationException", "The body is not a JSON object.");
        if (call.TargetOperation == "ListQueues")
            return Success(
                new()
                {
                    ["QueueUrls"] = new JsonArray([
                        .. _queues.Keys.Select(n => JsonValue.Create(_account.QueueUrl(n))),
                    ]),
                }
            );
        if (Find((string?)request["QueueUrl"] ?? (string?)request["QueueName"]) is not { } queue)
            return Error("QueueDoesNotExist", "The specified queue does not exist.");
        return call.TargetOperation switch
        {
            "GetQueueUrl" => Success(new() { ["QueueUrl"] = _account.QueueUrl(queue.Name) }),
            "GetQueueAttributes" => GetQueueAttributes(queue, request),
            "SendMessage" => SendMessage(queue, request),
            "ReceiveMessage" => await ReceiveMessageAsync(queue, request, cancellation),
            "DeleteMessage" => queue.Delete(ReceiptHandle(request)) ? Success([]) : NotAReceiptHandle(),
            "ChangeMessageVisibility" => queue.ChangeVisibility(
                ReceiptHandle(request),
                Seconds(request, "VisibilityTimeout") ?? TimeSpan.Zero
            )
                ? Success([])
                : NotAReceiptHandle(),
            _ => AwsJson.UnknownOperation(call, AwsJson.Version10),
        };
    }

    public Answer Refuse(Fault fault) =>
        AwsJson.Refuse(
            fault,
            "com.amazonaws.sqs#RequestThrottled",
            "com.amazonaws.sqs#InvalidMessageContents",
            AwsJson.Version10
        );

    private Answer GetQueueAttributes(MessageQueue queue, JsonObject request)
    {
        var (visible, hidden, delayed) = queue.Count();
        var all = new Dictionary<string, string>
        {
            ["QueueArn"] = _account.Arn("sqs", queue.Name),
            ["ApproximateNumberOfMessages"] = Text(visible),
            ["ApproximateNumberOfMessagesNotVisible"] = Text(hidden),
            ["ApproximateNumberOfMessagesDelayed"] = Text(delayed),
            ["VisibilityTimeout"] = Text((long)queue.VisibilityTimeout.TotalSeconds),
        };
        var wanted = (request["AttributeNames"] as JsonArray ?? []).Select(n => (string?)n).ToHashSet();
        var attributes = new JsonObject();
        foreach (var (name, value) in all)
            if (wanted.Contains("All") || wanted.Contains(name))
                attributes[name] = value;
        return Success(new() { ["Attributes"] = attributes });
    }

    private static Answer SendMessage(MessageQueue queue, JsonObject request)
    {
        if ((string?)request["MessageBody"] is not { Length: > 0 } body)
            return Error("MissingParameter", "The request must contain the parameter MessageBody.");
        if (Encoding.UTF8.GetByteCount(body) > LargestMessage)
            return Error(
                "InvalidParameterValue",
                $"One or more parameters are invalid. Reason: Message must be shorter than {LargestMessage} bytes."
            );
        if (body.Any(c => c < ' ' && c is not ('\t' or '\n' or '\r') || c is '\uFFFE' or '\uFFFF'))
            return Error("InvalidMessageContents", "The message contains characters outside the allowed set.");
        var message = queue.Send(body, Seconds(request, "DelaySeconds") ?? TimeSpan.Zero);
        return Success(new() { ["MessageId"] = message.Id, ["MD5OfMessageBody"] = Md5(body) });
    }

    private static async Task<Answer> ReceiveMessageAsync(
        MessageQueue queue,
        JsonObject request,
        CancellationToken cancellation
    )
    {
        var most = (int?)request["MaxNumberOfMessages"] ?? 1;
        if (most is < 1 or > 10)
            return Error(
                "InvalidParameterValue",
                $"Value {most} for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, "
                    + $"if provided."
            );
        var messages = await queue.ReceiveAsync(
            most,
            Seconds(request, "VisibilityTimeout") ?? queue.VisibilityTimeout,
            Seconds(request, "WaitTimeSeconds") ?? TimeSpan.Zero,
            cancellation
        );
        return Success(messages.Count == 0 ? [] : new() { ["Messages"] = new JsonArray([.. messages.Select(Show)]) });
    }

    private static JsonObject Show(Message message) =>
        new()
        {
            ["MessageId"] = message.Id,
            ["ReceiptHandle"] = message.ReceiptHandle,
            ["MD5OfBody"] = Md5(message.Body),
            ["Body"] = message.Body,
            ["Attributes"] = new JsonObject
            {
                ["SentTimestamp"] = Text(message.SentAt.ToUnixTimeMilliseconds()),
                ["ApproximateReceiveCount"] = Text(message.Receives),
                ["ApproximateFirstReceiveTimestamp"] = Text(message.FirstReceivedAt!.Value.ToUnixTimeMilliseconds()),
            },
        };

    private static string ReceiptHandle(JsonObject request) => (string?)request["ReceiptHandle"] ?? "";

    private static TimeSpan? Seconds(JsonObject request, string name) =>
        (int?)request[name] is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>SQS answers with an MD5 of the body, which clients compare with their own.</summary>
#pragma warning disable CA5351
    private static string Md5(string body) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(body)));
#pragma warning restore CA5351

    private static Answer NotAReceiptHandle() =>
        Error("ReceiptHandleIsInvalid", "The input receipt handle is invalid.");

    private static Answer Success(JsonObject body) => AwsJson.Success(body, AwsJson.Version10);

    private static Answer Error(string type, string message) =>
        AwsJson.Error("com.amazonaws.sqs#" + type, message, AwsJson.Version10);
}
