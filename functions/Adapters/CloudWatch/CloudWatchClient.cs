using System.Buffers;
using System.Net.Http.Headers;
using System.Text.Json;
using Amazon.Runtime;
using RoleFerry.Adapters.Endpoints;
using RoleFerry.Core.Text;

namespace RoleFerry.Adapters.CloudWatch;

/// <summary>
/// Single requests to CloudWatch over its JSON protocol. Not every feed carries AWSSDK.CloudWatch, and few calls do not
/// need it: the credentials are the SDK's.
/// </summary>
public sealed class CloudWatchClient(
    HttpClient http,
    AWSCredentials credentials,
    CloudWatchSettings settings,
    TimeProvider time
)
{
    private const string Service = "GraniteServiceVersion20100801.";

    private static readonly MediaTypeHeaderValue Json = new("application/x-amz-json-1.0");

    /// <summary>Asks once.</summary>
    /// <param name="operation">For example <c>GetMetricData</c>.</param>
    /// <param name="write">Writes the request's members.</param>
    /// <param name="region">Whose CloudWatch is asked; null for this region's.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="CloudWatchException">CloudWatch did not answer, or refused; it says why.</exception>
    public async Task<JsonDocument> AskAsync(
        string operation,
        Action<Utf8JsonWriter> write,
        string? region,
        CancellationToken cancellation
    )
    {
        var body = Body(write);
        var place = settings.In(region);
        using var request = new HttpRequestMessage(HttpMethod.Post, place.Endpoint);
        request.Content = new ReadOnlyMemoryContent(body);
        request.Content.Headers.ContentType = Json;
        request.Headers.Add("X-Amz-Target", Service + operation);
        try
        {
            var keys = await credentials.GetCredentialsAsync();
            RequestSignature.Add(request, body.Span, keys, place.Region, "monitoring", time.GetUtcNow());
            using var response = await http.SendAsync(request, cancellation);
            var bytes = await response.Content.ReadAsByteArrayAsync(cancellation);
            if (response.IsSuccessStatusCode)
                return JsonInput.Parse(bytes) ?? throw new CloudWatchException("CloudWatch answered what is not JSON.");
            var error = ErrorIn(bytes);
            throw new CloudWatchException(
                $"CloudWatch answered {(int)response.StatusCode}: {(error.Length > 0 ? error : "no reason given")}",
                error
            );
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or AmazonClientException)
        {
            throw new CloudWatchException($"CloudWatch could not be queried: {e.GetType().Name}.", "", e);
        }
    }

    private static ReadOnlyMemory<byte> Body(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>
    /// The error's name, as in <c>{"__type":"com.amazonaws.cloudwatch#InvalidParameterValueException"}</c>.
    /// </summary>
    private static string ErrorIn(byte[] body)
    {
        using var json = JsonInput.Parse(body);
        return json?.RootElement.Text("__type") is { Length: > 0 } type ? type.Split('#')[^1] : "";
    }
}
