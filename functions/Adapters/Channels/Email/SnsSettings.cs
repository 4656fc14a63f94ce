using Amazon;
using RoleFerry.Adapters.Settings;

namespace RoleFerry.Adapters.Channels.Email;

/// <summary>Where SNS answers.</summary>
/// <param name="Region">The region's code.</param>
/// <param name="Endpoint">For example <c>https://sns.eu-west-1.amazonaws.com/</c>.</param>
public sealed record SnsSettings(string Region, Uri Endpoint)
{
    /// <summary>
    /// As the process's environment says: AWS_REGION, and AWS_ENDPOINT_URL_SNS or AWS_ENDPOINT_URL where set.
    /// </summary>
    /// <exception cref="InvalidOperationException">AWS_REGION is missing.</exception>
    public static SnsSettings FromEnvironment()
    {
        var region = EnvironmentVariables.Required("AWS_REGION");
        var endpoint = Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL_SNS")
            ?? Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL");
        return new SnsSettings(
            region,
            new Uri(
                endpoint is { Length: > 0 }
                    ? endpoint
                    : $"https://sns.{region}.{RegionEndpoint.GetBySystemName(region).PartitionDnsSuffix}/"
            )
        );
    }
}
