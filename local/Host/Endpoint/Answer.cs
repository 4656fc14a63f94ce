using System.Text;
using System.Text.Json.Nodes;

namespace RoleFerry.Local.Endpoint;

/// <summary>What a service answers, before it is sent.</summary>
internal sealed record Answer(int Status, string? ContentType, byte[] Body)
{
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public bool IsSuccess => Status is >= 200 and < 300;

    public static Answer Json(int status, JsonNode body, string contentType = "application/json") =>
        new(status, contentType, Encoding.UTF8.GetBytes(body.ToJsonString()));

    public static Answer Text(int status, string body) =>
        new(status, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(body));

    public Answer With(string header, string value) =>
        this with
        {
            Headers = new Dictionary<string, string>(Headers) { [header] = value },
        };

    public async Task SendAsync(HttpResponse response, CancellationToken cancellation)
    {
        response.StatusCode = Status;
        response.ContentType = ContentType;
        foreach (var (name, value) in Headers)
            response.Headers[name] = value;
        if (Status is not (StatusCodes.Status204NoContent or StatusCodes.Status304NotModified))
        {
            response.ContentLength = Body.Length;
            await response.Body.WriteAsync(Body, cancellation);
        }
    }
}
