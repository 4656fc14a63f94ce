using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

/// <summary>What SNS said to a Publish.</summary>
public sealed class PublishResponse : AmazonWebServiceResponse
{
    public string? MessageId { get; set; }
}
