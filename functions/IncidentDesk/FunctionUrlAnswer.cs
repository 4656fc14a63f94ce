using System.Globalization;
using System.Text.Json.Serialization;
using RoleFerry.Adapters.Endpoints;

namespace RoleFerry.IncidentDesk;

/// <summary>
/// What a function URL answers with. https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html#urls-payloads
/// </summary>
/// <param name="StatusCode">HTTP's status.</param>
/// <param name="Headers">The body's type, and when to ask again.</param>
/// <param name="Body">The body.</param>
public sealed record FunctionUrlAnswer(
    [property: JsonPropertyName("statusCode")] int StatusCode,
    [property: JsonPropertyName("headers")] IReadOnlyDictionary<string, string> Headers,
    [property: JsonPropertyName("body")] string Body
)
{
    internal static FunctionUrlAnswer Of(EndpointAnswer answer) =>
        new(answer.Status, answer.IsPage ? PageHeaders : HeadersOf(answer), answer.Text);

    private static Dictionary<string, string> HeadersOf(EndpointAnswer answer)
    {
        var headers = new Dictionary<string, string>
        {
            ["content-type"] = answer.IsJson ? "application/json; charset=utf-8" : "text/plain; charset=utf-8",
        };
        if (answer.RetryAfter is { } wait)
            headers["retry-after"] = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return headers;
    }

    /// <summary>A page is kept nowhere, loads nothing, and does not tell others the address that led to it.</summary>
    private static readonly Dictionary<string, string> PageHeaders = new()
    {
        ["content-type"] = "text/html; charset=utf-8",
        ["cache-control"] = "no-store",
        ["referrer-policy"] = "no-referrer",
        ["content-security-policy"] =
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
        ["x-content-type-options"] = "nosniff",
        ["x-robots-tag"] = "noindex",
    };
}
