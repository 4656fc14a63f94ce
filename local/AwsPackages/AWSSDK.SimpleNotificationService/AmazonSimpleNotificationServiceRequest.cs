using Amazon.Runtime;

namespace Amazon.SimpleNotificationService;

/// <summary>What all requests to SNS are.</summary>
public abstract class AmazonSimpleNotificationServiceRequest : AmazonWebServiceRequest
{
    private protected AmazonSimpleNotificationServiceRequest() { }
}
