using System.Text.Json.Serialization;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>The JSON of Lambda-Runtime-Cognito-Identity.</summary>
internal sealed class CognitoIdentity : ICognitoIdentity
{
    [JsonPropertyName("cognitoIdentityId")]
    public string IdentityId { get; init; } = "";

    [JsonPropertyName("cognitoIdentityPoolId")]
    public string IdentityPoolId { get; init; } = "";
}
