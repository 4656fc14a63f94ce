using Amazon;

namespace RoleFerry.Cli.Aws;

/// <summary>A service of AWS that is asked by signed requests.</summary>
/// <param name="Name">As IAM's actions begin.</param>
/// <param name="SigningName">As its signatures and its host name have it.</param>
/// <param name="Variable">
/// As AWS_ENDPOINT_URL_ has it.
/// https://docs.aws.amazon.com/sdkref/latest/guide/ss-endpoints-table.html
/// </param>
internal sealed record AwsService(string Name, string SigningName, string Variable)
{
    public static readonly AwsService CloudFormation = new("cloudformation", "cloudformation", "CLOUDFORMATION");
    public static readonly AwsService CloudWatch = new("cloudwatch", "monitoring", "CLOUDWATCH");
    public static readonly AwsService Events = new("events", "events", "EVENTBRIDGE");
    public static readonly AwsService Lambda = new("lambda", "lambda", "LAMBDA");
    public static readonly AwsService Logs = new("logs", "logs", "CLOUDWATCH_LOGS");
    public static readonly AwsService Sns = new("sns", "sns", "SNS");
    public static readonly AwsService Sts = new("sts", "sts", "STS");

    /// <summary>
    /// Where it answers: as AWS_ENDPOINT_URL_NAME or AWS_ENDPOINT_URL says, else its place in the region.
    /// </summary>
    public Uri Endpoint(RegionEndpoint region) =>
        new(
            (
                Said($"AWS_ENDPOINT_URL_{Variable}")
                ?? Said("AWS_ENDPOINT_URL")
                ?? $"https://{SigningName}.{region.SystemName}.{region.PartitionDnsSuffix}"
            ).TrimEnd('/') + '/'
        );

    private static string? Said(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } said ? said : null;
}
