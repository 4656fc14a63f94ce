using Amazon;

namespace RoleFerry.Cli.Aws;

/// <summary>A service of AWS that is asked by signed requests.</summary>
/// <param name="Name">As IAM's actions begin.</param>
/// <param name="SigningName">As its signatures and its host name have it.</param>
internal sealed record AwsService(string Name, string SigningName)
{
    public static readonly AwsService CloudFormation = new("cloudformation", "cloudformation");
    public static readonly AwsService CloudWatch = new("cloudwatch", "monitoring");
    public static readonly AwsService Lambda = new("lambda", "lambda");
    public static readonly AwsService Sns = new("sns", "sns");

    /// <summary>Where it answers: as AWS_ENDPOINT_URL_NAME or AWS_ENDPOINT_URL says, else its place in the region.</summary>
    public Uri Endpoint(RegionEndpoint region) =>
        new((Said($"AWS_ENDPOINT_URL_{Name.ToUpperInvariant()}") ?? Said("AWS_ENDPOINT_URL") ?? $"https://{SigningName}.{region.SystemName}.{region.PartitionDnsSuffix}").TrimEnd('/') + '/');

    private static string? Said(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } said ? said : null;
}
