using Amazon.Runtime;

namespace RoleFerry.Cli.Aws;

/// <summary>
/// What the AWS clients throw when a call goes wrong: the service's answer, the client's own trouble, the network's.
/// </summary>
internal static class AwsFaults
{
    public static bool IsOne(Exception e) =>
        e is AmazonServiceException or AmazonClientException or HttpRequestException;
}
