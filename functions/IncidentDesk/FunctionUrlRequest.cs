using System.Text;
using System.Text.Json.Serialization;
using RoleFerry.Adapters.Endpoints;

namespace RoleFerry.IncidentDesk;

/// <summary>
/// What a function URL sends, payload format 2.0, as far as it matters here.
/// https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html
/// </summary>
/// <param name="Path">Without the query.</param>
/// <param name="Headers">By name, in small letters.</param>
/// <param name="Body">As text, or as base64; null where there is none.</param>
/// <param name="IsBase64Encoded">Which of the two.</param>
/// <param name="Context">Holds the method and the address.</param>
public sealed record FunctionUrlRequest(
    [property: JsonPropertyName("rawPath")] string? Path,
    [property: JsonPropertyName("headers")] IReadOnlyDictionary<string, string>? Headers,
    [property: JsonPropertyName("body")] string? Body,
    [property: JsonPropertyName("isBase64Encoded")] bool IsBase64Encoded,
    [property: JsonPropertyName("requestContext")] FunctionUrlContext? Context
)
{
    /// <summary>The request with its body's very bytes: what is signed.</summary>
    /// <exception cref="FormatException">It says base64 and is none, which a function URL never sends.</exception>
    public EndpointRequest ToDesk() =>
        new(
            Context?.Http?.Method ?? "",
            Path ?? "/",
            Headers ?? new Dictionary<string, string>(),
            IsBase64Encoded ? Convert.FromBase64String(Body ?? "") : Encoding.UTF8.GetBytes(Body ?? ""),
            Context?.Http?.SourceIp ?? ""
        );
}
