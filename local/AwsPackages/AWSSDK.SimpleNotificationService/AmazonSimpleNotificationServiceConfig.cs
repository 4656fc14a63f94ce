using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.SimpleNotificationService.Internal;
using Amazon.Util.Internal;

namespace Amazon.SimpleNotificationService;

/// <summary>How a client of Amazon SNS is set; everything in it is AWSSDK.Core's.</summary>
public sealed class AmazonSimpleNotificationServiceConfig : ClientConfig
{
    /// <summary>
    /// The SDK's defaults mode "standard"
    /// (https://docs.aws.amazon.com/sdkref/latest/guide/feature-smart-config-defaults.html).
    /// </summary>
    private static readonly DefaultConfiguration Standard = new()
    {
        Name = DefaultConfigurationMode.Standard,
        RetryMode = RequestRetryMode.Standard,
        ConnectTimeout = TimeSpan.FromMilliseconds(3100),
        TlsNegotiationTimeout = TimeSpan.FromMilliseconds(3100),
    };

    private static readonly SnsEndpointResolver EndpointResolver = new();

    public AmazonSimpleNotificationServiceConfig()
        : base(new DefaultConfigurationProvider([Standard]))
    {
        ServiceId = SnsMetadata.Id;
        AuthenticationServiceName = "sns";
        EndpointProvider = new SnsEndpointProvider();
    }

    public override string RegionEndpointServiceName => "sns";

    public override string ServiceVersion => SnsMetadata.ApiVersion;

    public override string UserAgent { get; } = InternalSDKUtils.BuildUserAgentString(SnsMetadata.Id, "0-stand-in");

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters)
    {
        var request = new DefaultRequest(parameters.Request, SnsMetadata.Id)
        {
            AlternateEndpoint = parameters.AlternateEndpoint,
        };
        var context = new RequestContext(false)
        {
            ClientConfig = this,
            OriginalRequest = parameters.Request,
            Request = request,
        };
        return EndpointResolver.GetEndpoint(new Amazon.Runtime.Internal.ExecutionContext(context, null));
    }
}
