using System.Text.Json.Serialization;
using RoleFerry.Adapters.Endpoints;

namespace RoleFerry.IncidentDesk;

/// <summary>
/// What a function URL answers with. https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html#urls-payloads
/// </summary>
/// <param name="StatusCode">HTTP's status.</param>
/// <param name="Headers">The body's type.</param>
/// <param name="Body">The body.</param>
public sealed record FunctionUrlAnswer(
    [property: JsonPropertyName("statusCode")] int StatusCode,
    [property: JsonPropertyName("headers")] IReadOnlyDictionary<string, string> Headers,
    [property: JsonPropertyName("body")] string Body
)
{
    internal static FunctionUrlAnswer Of(EndpointAnswer answer) =>
        new(
            answer.Status,
            new Dictionary<string, string>
            {
                ["content-type"] = answer.IsJson ? "application/json; charset=utf-8" : "text/plain; charset=utf-8",
            },
            answer.Text
        );
}
