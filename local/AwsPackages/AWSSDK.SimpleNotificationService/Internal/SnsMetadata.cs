using Amazon.Runtime.Internal;

namespace Amazon.SimpleNotificationService.Internal;

/// <summary>
/// The service's name in AWSSDK.Core, by which it also finds AWS_ENDPOINT_URL_SNS, and the version of its API.
/// </summary>
internal sealed class SnsMetadata : IServiceMetadata
{
    public const string Id = "SNS";
    public const string ApiVersion = "2010-03-31";

    public string ServiceId => Id;

    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();
}
