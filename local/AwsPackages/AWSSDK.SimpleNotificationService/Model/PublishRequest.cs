namespace Amazon.SimpleNotificationService.Model;

/// <summary>A message for a topic (https://docs.aws.amazon.com/sns/latest/api/API_Publish.html).</summary>
public sealed class PublishRequest : AmazonSimpleNotificationServiceRequest
{
    public string? TopicArn { get; set; }

    /// <summary>The subject of an email, 100 characters at most.</summary>
    public string? Subject { get; set; }

    /// <summary>The text, 262,144 bytes at most.</summary>
    public string? Message { get; set; }

    public Dictionary<string, MessageAttributeValue>? MessageAttributes { get; set; }
}
