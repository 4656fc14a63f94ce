using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RoleFerry.Local.Endpoint;

/// <summary>One request that arrived at the endpoint, read completely.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">Without the caller's prefix, decoded.</param>
/// <param name="Query">The parameters of the address.</param>
/// <param name="Headers">By name, regardless of case.</param>
/// <param name="Body">Every byte of it.</param>
/// <param name="Caller">
/// The access key of the function process that sent it; else whatever key signed it, or none.
/// </param>
internal sealed record Call(
    string Method,
    string Path,
    IReadOnlyDictionary<string, string> Query,
    IReadOnlyDictionary<string, string> Headers,
    byte[] Body,
    string? Caller
)
{
    private const string CallerPrefix = "/r/";

    /// <summary>The part of <c>X-Amz-Target</c> before the dot, which names the service.</summary>
    public string? TargetService => Header("X-Amz-Target")?.Split('.')[0];

    /// <summary>The part of <c>X-Amz-Target</c> after the dot, which names the operation.</summary>
    public string? TargetOperation => Header("X-Amz-Target")?.Split('.', 2) is [_, var operation] ? operation : null;

    public bool IsForm =>
        Header("Content-Type")?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
        == true;

    /// <summary>
    /// A receiver's address as one function process sees it, so that its calls can be told from others'.
    /// </summary>
    public static Uri AddressFor(string caller, Uri endpoint, string path) =>
        new(endpoint, $"{CallerPrefix}{caller}{path}");

    public static async Task<Call> ReadAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        var path = request.Path.Value ?? "/";
        var caller = AccessKey(request.Headers.Authorization.ToString());
        if (
            path.StartsWith(CallerPrefix, StringComparison.Ordinal)
            && path.IndexOf('/', CallerPrefix.Length) is var end and > 0
        )
        {
            caller = path[CallerPrefix.Length..end];
            path = path[end..];
        }
        return new(
            request.Method,
            path,
            request.Query.ToDictionary(q => q.Key, q => q.Value.ToString()),
            request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body.ToArray(),
            caller
        );
    }

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>The body as a JSON object; null where it is none.</summary>
    public JsonObject? Json()
    {
        try
        {
            return Body.Length == 0 ? [] : JsonNode.Parse(Body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The fields of a form body.</summary>
    public IReadOnlyDictionary<string, string> Form() =>
        Microsoft
            .AspNetCore.WebUtilities.QueryHelpers.ParseQuery(Encoding.UTF8.GetString(Body))
            .ToDictionary(f => f.Key, f => f.Value.ToString());

    private static string? AccessKey(string authorization)
    {
        const string mark = "Credential=";
        var start = authorization.IndexOf(mark, StringComparison.Ordinal);
        if (start < 0)
            return null;
        start += mark.Length;
        var end = authorization.IndexOf('/', start);
        return end < 0 ? null : authorization[start..end];
    }
}
