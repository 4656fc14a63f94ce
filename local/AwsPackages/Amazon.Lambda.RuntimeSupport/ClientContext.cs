using System.Text.Json.Serialization;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>
/// The JSON of Lambda-Runtime-Client-Context. The names in it are those of the AWS mobile SDKs; a field that is
/// absent is empty.
/// </summary>
internal sealed class ClientContext : IClientContext
{
    [JsonPropertyName("env")]
    public Dictionary<string, string> Environment { get; init; } = [];

    [JsonPropertyName("client")]
    public ClientApplication Client { get; init; } = new();

    [JsonPropertyName("custom")]
    public Dictionary<string, string> Custom { get; init; } = [];

    IDictionary<string, string> IClientContext.Environment => Environment;

    IClientApplication IClientContext.Client => Client;

    IDictionary<string, string> IClientContext.Custom => Custom;
}
