using Amazon.Runtime;
using Amazon.SimpleNotificationService.Model;

namespace Amazon.SimpleNotificationService;

/// <summary>Amazon SNS, as far as this project calls it.</summary>
public interface IAmazonSimpleNotificationService : IAmazonService, IDisposable
{
    /// <summary>
    /// Sends a message to a topic's subscribers (https://docs.aws.amazon.com/sns/latest/api/API_Publish.html).
    /// </summary>
    /// <exception cref="AmazonServiceException">
    /// SNS answered with an error; its code and HTTP status are in it.
    /// </exception>
    Task<PublishResponse> PublishAsync(PublishRequest request, CancellationToken cancellationToken = default);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonSimpleNotificationServiceConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(
        AWSCredentials awsCredentials,
        ClientConfig clientConfig
    ) => new AmazonSimpleNotificationServiceClient(awsCredentials, (AmazonSimpleNotificationServiceConfig)clientConfig);
}
