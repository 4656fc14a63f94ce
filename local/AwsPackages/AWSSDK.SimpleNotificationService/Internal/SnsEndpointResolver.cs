using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util;

namespace Amazon.SimpleNotificationService.Internal;

/// <summary>Gathers from a client's configuration what <see cref="SnsEndpointProvider"/> needs.</summary>
internal sealed class SnsEndpointResolver : BaseEndpointResolver
{
    protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext)
    {
        var config = requestContext.ClientConfig;
        var region = (requestContext.Request.AlternateEndpoint ?? config.RegionEndpoint)?.SystemName;
        if (region is null && config.ServiceURL is { Length: > 0 } url)
            region = config.AuthenticationRegion is { Length: > 0 } signedFor
                ? signedFor
                : AWSSDKUtils.DetermineRegion(url);
        return new EndpointParameters
        {
            [SnsEndpointProvider.Region] = region,
            [SnsEndpointProvider.ServiceUrl] = config.ServiceURL,
            [SnsEndpointProvider.UseFips] = config.UseFIPSEndpoint,
            [SnsEndpointProvider.UseDualStack] = config.UseDualstackEndpoint,
        };
    }
}
