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
        return new CloudWatchSettings(
            region,
            new Uri(endpoint is { Length: > 0 } ? endpoint : $"https://monitoring.{region}.amazonaws.com/")
        );
    }
}
