using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace Amazon.SimpleNotificationService.Internal;

/// <summary>
/// Where SNS is: at the configured URL, else at the region's host
/// (https://docs.aws.amazon.com/general/latest/gr/sns.html).
/// </summary>
internal sealed class SnsEndpointProvider : IEndpointProvider
{
    public const string Region = "Region";
    public const string ServiceUrl = "Endpoint";
    public const string UseFips = "UseFIPS";
    public const string UseDualStack = "UseDualStack";

    /// <exception cref="AmazonClientException">
    /// Neither is configured, or the URL goes with FIPS or dual-stack.
    /// </exception>
    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        bool isFips = parameters[UseFips] is true,
            isDualStack = parameters[UseDualStack] is true;
        if (parameters[ServiceUrl] is string { Length: > 0 } url)
        {
            return isFips || isDualStack
                ? throw new AmazonClientException(
                    "Invalid Configuration: FIPS, dual-stack and a custom endpoint do not go together."
                )
                : new Endpoint(url);
        }
        if (parameters[Region] is not string { Length: > 0 } region)
            throw new AmazonClientException(
                "There is no region for SNS: set AWS_REGION, or the client's RegionEndpoint."
            );
        var partition = RegionEndpoint.GetBySystemName(region);
        // In GovCloud the ordinary hosts are the FIPS ones.
        var service = isFips && (partition.PartitionName != "aws-us-gov" || isDualStack) ? "sns-fips" : "sns";
        var dualStack = partition.PartitionName == "aws-cn" ? "api.amazonwebservices.com.cn" : "api.aws";
        return new Endpoint($"https://{service}.{region}.{(isDualStack ? dualStack : partition.PartitionDnsSuffix)}");
    }
}
