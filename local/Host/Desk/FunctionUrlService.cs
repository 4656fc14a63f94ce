using System.Text;
using System.Text.Json.Nodes;
using RoleFerry.Local.Endpoint;
using RoleFerry.Local.Faults;
using RoleFerry.Local.Lambda;

namespace RoleFerry.Local.Desk;

/// <summary>
/// The function's URL that template.yaml declares, at <c>/desk/</c>: turns requests into events of
/// <see href="https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html">payload format 2.0</see> and answers
/// into responses.
/// </summary>
internal sealed class FunctionUrlService(LambdaHost functions, TimeProvider time) : IService
{
    /// <summary>What the function's own paths are below.</summary>
    public const string Prefix = "/desk";

    /// <summary>
    /// <see href="https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html">6 MB, where the caller
    /// waits.</see>
    /// </summary>
    private const int LargestRequest = 6 * 1024 * 1024;

    public string Name => "desk";

    public bool Takes(Call call) => call.Path.StartsWith(Prefix + "/", StringComparison.Ordinal);

    public string Operation(Call call) => $"{call.Method} {call.Path[Prefix.Length..]}";

    public async Task<Answer> AnswerAsync(Call call, CancellationToken cancellation)
    {
        if (functions.Functions.FirstOrDefault(f => f.Definition.HasUrl) is not { } function)
            return Message(404, "The template declares no function with a URL.");
        if (call.Body.Length > LargestRequest)
            return Message(413, "Request Entity Too Large");
        var invocation = await functions
            .InvokeAsync(function, Encoding.UTF8.GetBytes(Event(call).ToJsonString()), InvocationKind.RequestResponse)
            .WaitAsync(cancellation);
        return
            invocation.Result! is { IsSuccess: true } result && JsonNode.Parse(result.Payload.Span) is JsonObject answer
            ? Said(answer)
            : Message(502, "Internal Server Error");
    }

    public Answer Refuse(Fault fault) =>
        fault.Kind == FaultKind.Throttle
            ? Message(429, "Rate Exceeded.").With("Retry-After", fault.RetryAfterSeconds)
            : Message(fault.Kind == FaultKind.Reject ? 403 : 502, "Refused by a fault set on this machine");

    private JsonObject Event(Call call)
    {
        var now = time.GetUtcNow();
        var path = call.Path[Prefix.Length..];
        var isText = IsText(call.Header("Content-Type"));
        return new JsonObject
        {
            ["version"] = "2.0",
            ["routeKey"] = "$default",
            ["rawPath"] = path,
            ["rawQueryString"] = string.Join(
                '&',
                call.Query.Select(q => $"{Uri.EscapeDataString(q.Key)}={Uri.EscapeDataString(q.Value)}")
            ),
            ["headers"] = new JsonObject(
                call.Headers.Select(h => KeyValuePair.Create(h.Key.ToLowerInvariant(), (JsonNode?)h.Value))
            ),
            ["requestContext"] = new JsonObject
            {
                ["accountId"] = "anonymous",
                ["http"] = new JsonObject
                {
                    ["method"] = call.Method,
                    ["path"] = path,
                    ["protocol"] = "HTTP/1.1",
                    ["sourceIp"] = "127.0.0.1",
                    ["userAgent"] = call.Header("User-Agent") ?? "",
                },
                ["requestId"] = Guid.NewGuid().ToString(),
                ["routeKey"] = "$default",
                ["stage"] = "$default",
                ["timeEpoch"] = now.ToUnixTimeMilliseconds(),
            },
            ["body"] = isText ? Encoding.UTF8.GetString(call.Body) : Convert.ToBase64String(call.Body),
            ["isBase64Encoded"] = !isText,
        };
    }

    /// <summary>Lambda hands these on as they are and everything else, a form too, as base64.</summary>
    private static bool IsText(string? contentType)
    {
        var type = contentType?.Split(';')[0].Trim().ToLowerInvariant() ?? "";
        return type.StartsWith("text/", StringComparison.Ordinal)
            || type is "application/json" or "application/javascript" or "application/xml";
    }

    private static Answer Said(JsonObject answer)
    {
        var headers = (answer["headers"] as JsonObject ?? []).ToDictionary(
            h => h.Key,
            h => h.Value?.ToString() ?? "",
            StringComparer.OrdinalIgnoreCase
        );
        var body = (string?)answer["body"] ?? "";
        var bytes =
            (bool?)answer["isBase64Encoded"] == true ? Convert.FromBase64String(body) : Encoding.UTF8.GetBytes(body);
        headers.Remove("content-type", out var type);
        return new Answer((int?)answer["statusCode"] ?? 200, type ?? "application/json", bytes) { Headers = headers };
    }

    private static Answer Message(int status, string text) =>
        Answer.Json(status, new JsonObject { ["Message"] = text });
}
