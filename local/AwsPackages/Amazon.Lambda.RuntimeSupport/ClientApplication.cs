using System.Text.Json.Serialization;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>The <c>client</c> part of Lambda-Runtime-Client-Context.</summary>
internal sealed class ClientApplication : IClientApplication
{
    [JsonPropertyName("app_package_name")]
    public string AppPackageName { get; init; } = "";

    [JsonPropertyName("app_title")]
    public string AppTitle { get; init; } = "";

    [JsonPropertyName("app_version_code")]
    public string AppVersionCode { get; init; } = "";

    [JsonPropertyName("app_version_name")]
    public string AppVersionName { get; init; } = "";

    [JsonPropertyName("installation_id")]
    public string InstallationId { get; init; } = "";
}
