using System.Text.Json;

namespace RoleFerry.Core.Tests.Signals;

/// <summary>The envelopes that AWS puts around what reaches AlarmRouter.</summary>
internal static class Transports
{
    public static readonly Dictionary<string, Func<string, string>> All = new(StringComparer.Ordinal)
    {
        ["none"] = json => json,
        ["SNS"] = Sns,
        ["SNS for HTTPS"] = json => Notification(json),
        ["SQS, raw"] = Sqs,
        ["SQS of SNS"] = json => Sqs(Notification(json)),
        ["SNS of SNS"] = json => Sns(Notification(json)),
        ["a pipe's list"] = json => $"[{json}]",
        ["a pipe's list of messages"] = json => $"[{Message(Notification(json))}]",
        ["a list in SNS"] = json => Sns($"[{json}]"),
        ["a text"] = json => JsonSerializer.Serialize(json),
    };

    public static string Sns(string message) =>
        $$"""{"Records":[{"EventSource":"aws:sns","Sns":{{Notification(message)}} }]}""";

    private static string Notification(string message) =>
        $$"""{"Type":"Notification","MessageId":"m","TopicArn":"arn:aws:sns:eu-west-1:123456789012:alarms","Message":{{Text(
            message
        )}},"Timestamp":"2026-11-22T05:00:01.100Z"}""";

    private static string Sqs(string body) => $$"""{"Records":[{{Message(body)}}]}""";

    private static string Message(string body) =>
        $$"""{"messageId":"1","receiptHandle":"x","body":{{Text(
            body
        )}},"eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:eu-west-1:123456789012:alarms"}""";

    private static string Text(string text) => JsonSerializer.Serialize(text);
}
