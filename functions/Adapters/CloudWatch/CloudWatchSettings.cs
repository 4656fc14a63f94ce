using RoleFerry.Adapters.Settings;

namespace RoleFerry.Adapters.CloudWatch;

/// <summary>Where CloudWatch answers.</summary>
/// <param name="Region">The region's code.</param>
/// <param name="Endpoint">For example <c>https://monitoring.eu-west-1.amazonaws.com/</c>.</param>
public sealed record CloudWatchSettings(string Region, Uri Endpoint)
{
    /// <summary>
    /// As the process's environment says: AWS_REGION, and AWS_ENDPOINT_URL_CLOUDWATCH or AWS_ENDPOINT_URL where set.
    /// </summary>
    public static CloudWatchSettings FromEnvironment()
    {
        var region = EnvironmentVariables.Required("AWS_REGION");
        var endpoint = Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL_CLOUDWATCH")
            ?? Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL");
        return new CloudWatchSettings(region, endpoint is { Length: > 0 } ? new Uri(endpoint) : EndpointOf(region));
    }

    /// <summary>Where CloudWatch of another region answers; one endpoint that is set answers for all.</summary>
    /// <param name="region">The region's code; null for this region.</param>
    public CloudWatchSettings In(string? region) =>
        region is null || region == Region || Endpoint != EndpointOf(Region)
            ? this with
            {
                Region = region ?? Region,
            }
            : new CloudWatchSettings(region, EndpointOf(region));

    private static Uri EndpointOf(string region) => new($"https://monitoring.{region}.amazonaws.com/");
}
