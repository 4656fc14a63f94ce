using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SimpleNotificationService.Internal;
using Amazon.SimpleNotificationService.Model;

namespace Amazon.SimpleNotificationService;

/// <summary>
/// A client of Amazon SNS on AWSSDK.Core's own pipeline: credentials, signature, retries, time-outs and endpoints are
/// the SDK's.
/// </summary>
public sealed class AmazonSimpleNotificationServiceClient : AmazonServiceClient, IAmazonSimpleNotificationService
{
    private static readonly InvokeOptions Publish = new()
    {
        RequestMarshaller = new PublishRequestMarshaller(),
        ResponseUnmarshaller = new PublishResponseUnmarshaller(),
    };

    public AmazonSimpleNotificationServiceClient()
        : this(new AmazonSimpleNotificationServiceConfig()) { }

    public AmazonSimpleNotificationServiceClient(AmazonSimpleNotificationServiceConfig config)
        : base(config) { }

    public AmazonSimpleNotificationServiceClient(
        AWSCredentials credentials,
        AmazonSimpleNotificationServiceConfig clientConfig
    )
        : base(credentials, clientConfig) { }

    protected override IServiceMetadata ServiceMetadata { get; } = new SnsMetadata();

    public Task<PublishResponse> PublishAsync(PublishRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<PublishResponse>(request, Publish, cancellationToken);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new SnsEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new SnsAuthSchemeHandler());
    }
}
