using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace Amazon.SimpleNotificationService.Internal;

/// <summary>
/// Where SNS is: at the configured URL, else at the region's host (https://docs.aws.amazon.com/general/latest/gr/sns.html).
/// FIPS and dual-stack hosts are not offered.
/// </summary>
internal sealed class SnsEndpointProvider : IEndpointProvider
{
    public const string Region = "Region";
    public const string ServiceUrl = "Endpoint";

    /// <exception cref="AmazonClientException">Neither is configured.</exception>
    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        if (parameters[ServiceUrl] is string { Length: > 0 } url) return new Endpoint(url);
        if (parameters[Region] is not string { Length: > 0 } region)
            throw new AmazonClientException("There is no region for SNS: set AWS_REGION, or the client's RegionEndpoint.");
        return new Endpoint($"https://sns.{region}.{RegionEndpoint.GetBySystemName(region).PartitionDnsSuffix}");
    }
}
