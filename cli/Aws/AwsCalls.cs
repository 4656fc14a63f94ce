using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Amazon;
using Amazon.Runtime;
using RoleFerry.Adapters.CloudWatch;

namespace RoleFerry.Cli.Aws;

/// <summary>
/// Asks services of AWS by signed requests: not every feed carries their packages, and a few calls do not need them.
/// The credentials are the SDK's. What is throttled or fails by the service's fault is asked again, after 0.2 s, 0.4
/// s, ... at most <see cref="Tries"/> times.
/// </summary>
internal sealed class AwsCalls(
    HttpClient http,
    AWSCredentials credentials,
    RegionEndpoint region,
    Func<AwsService, Uri> endpoint,
    TimeProvider time
)
{
    private const int Tries = 8;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);

    /// <summary>The region's code.</summary>
    public string Region => region.SystemName;

    /// <summary>The clock, UTC.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>A call of EventBridge's JSON protocol.</summary>
    /// <exception cref="AwsCallException">It refused, or did not answer.</exception>
    public async Task<JsonElement> EventsAsync(string operation, object request, CancellationToken cancellation) =>
        Json(
            await SendAsync(
                AwsService.Events,
                operation,
                HttpMethod.Post,
                "",
                "application/x-amz-json-1.1",
                JsonSerializer.SerializeToUtf8Bytes(request),
                cancellation,
                ("X-Amz-Target", $"AWSEvents.{operation}")
            )
        );

    /// <summary>A call of CloudWatch's JSON protocol.</summary>
    /// <exception cref="AwsCallException">It refused, or did not answer.</exception>
    public async Task<JsonElement> CloudWatchAsync(string operation, object request, CancellationToken cancellation) =>
        Json(
            await SendAsync(
                AwsService.CloudWatch,
                operation,
                HttpMethod.Post,
                "",
                "application/x-amz-json-1.0",
                JsonSerializer.SerializeToUtf8Bytes(request),
                cancellation,
                ("X-Amz-Target", $"GraniteServiceVersion20100801.{operation}")
            )
        );

    /// <summary>A call of CloudWatch Logs' JSON protocol; nothing for an answer without a body.</summary>
    /// <exception cref="AwsCallException">It refused, or did not answer.</exception>
    public async Task<JsonElement> LogsAsync(string operation, object request, CancellationToken cancellation) =>
        await SendAsync(
            AwsService.Logs,
            operation,
            HttpMethod.Post,
            "",
            "application/x-amz-json-1.1",
            JsonSerializer.SerializeToUtf8Bytes(request),
            cancellation,
            ("X-Amz-Target", $"Logs_20140328.{operation}")
        )
            is { Length: > 0 } answer
            ? Json(answer)
            : JsonSerializer.SerializeToElement(new { });

    /// <summary>A GET of Lambda's REST protocol.</summary>
    /// <exception cref="AwsCallException">It refused, or did not answer.</exception>
    public async Task<JsonElement> LambdaAsync(string operation, string path, CancellationToken cancellation) =>
        Json(await SendAsync(AwsService.Lambda, operation, HttpMethod.Get, path, null, [], cancellation));

    /// <summary>A call of SNS's Query protocol; the answer's elements without their namespace.</summary>
    /// <exception cref="AwsCallException">It refused, or did not answer.</exception>
    public Task<XElement> SnsAsync(
        string operation,
        IEnumerable<KeyValuePair<string, string>> parameters,
        CancellationToken cancellation
    ) => QueryAsync(AwsService.Sns, "2010-03-31", operation, parameters, cancellation);

    /// <summary>A call of CloudFormation's Query protocol; the answer's elements without their namespace.</summary>
    /// <exception cref="AwsCallException">It refused, or did not answer.</exception>
    public Task<XElement> CloudFormationAsync(
        string operation,
        IEnumerable<KeyValuePair<string, string>> parameters,
        CancellationToken cancellation
    ) => QueryAsync(AwsService.CloudFormation, "2010-05-15", operation, parameters, cancellation);

    /// <summary>Whose credentials these are: an ARN. Nothing has to be allowed for it.</summary>
    /// <exception cref="AwsCallException">It refused, or did not answer.</exception>
    public async Task<string> CallerAsync(CancellationToken cancellation) =>
        (await QueryAsync(AwsService.Sts, "2011-06-15", "GetCallerIdentity", [], cancellation))
            .Descendants("Arn")
            .FirstOrDefault()
            ?.Value
        ?? "";

    private async Task<XElement> QueryAsync(
        AwsService service,
        string version,
        string operation,
        IEnumerable<KeyValuePair<string, string>> parameters,
        CancellationToken cancellation
    )
    {
        using var form = new FormUrlEncodedContent([new("Action", operation), new("Version", version), .. parameters]);
        var body = await form.ReadAsByteArrayAsync(cancellation);
        return Xml(
            await SendAsync(
                service,
                operation,
                HttpMethod.Post,
                "",
                "application/x-www-form-urlencoded",
                body,
                cancellation
            )
        );
    }

    private async Task<byte[]> SendAsync(
        AwsService service,
        string operation,
        HttpMethod method,
        string path,
        string? type,
        byte[] body,
        CancellationToken cancellation,
        params (string Name, string Value)[] headers
    )
    {
        var action = $"{service.Name}:{operation}";
        for (var tried = 1; ; tried++)
        {
            using var request = new HttpRequestMessage(method, new Uri(endpoint(service), path));
            foreach (var (name, value) in headers)
                request.Headers.Add(name, value);
            if (type is not null)
                request.Content = new ByteArrayContent(body)
                {
                    Headers = { ContentType = new MediaTypeHeaderValue(type) },
                };
            try
            {
                var keys = await credentials.GetCredentialsAsync();
                RequestSignature.Add(request, body, keys, region.SystemName, service.SigningName, time.GetUtcNow());
                using var response = await http.SendAsync(request, cancellation);
                var answer = await response.Content.ReadAsByteArrayAsync(cancellation);
                if (response.IsSuccessStatusCode)
                    return answer;
                var (code, text) = Error(response, answer);
                if (tried == Tries || !IsWorthAnotherTry(response.StatusCode, code))
                    throw AwsCallException.Answered(action, (int)response.StatusCode, code, text);
            }
            catch (Exception e)
                when (e is HttpRequestException or AmazonClientException
                    || (e is TaskCanceledException && !cancellation.IsCancellationRequested)
                )
            {
                throw AwsCallException.Unreachable(action, e);
            }

            await Task.Delay(FirstPause * Math.Pow(2, tried - 1), time, cancellation);
        }
    }

    private static bool IsWorthAnotherTry(HttpStatusCode status, string code) =>
        (int)status is 429 or >= 500
        || code
            is "Throttling"
                or "ThrottlingException"
                or "ThrottledException"
                or "Throttled"
                or "RequestLimitExceeded"
                or "TooManyRequestsException"
                or "OperationAbortedException";

    /// <summary>The error's name and text, by whichever protocol it came.</summary>
    private static (string Code, string Text) Error(HttpResponseMessage response, byte[] body)
    {
        try
        {
            if (body is [(byte)'<', ..])
            {
                var error = Xml(body).Descendants("Error").FirstOrDefault();
                return ((string?)error?.Element("Code") ?? "", (string?)error?.Element("Message") ?? "");
            }

            var json = Json(body);
            var code = response.Headers.TryGetValues("x-amzn-ErrorType", out var said)
                ? said.First()
                : json.Text("__type");
            return (
                code.Split('#')[^1].Split(':')[0],
                json.Text("message") is { Length: > 0 } text ? text : json.Text("Message")
            );
        }
        catch (Exception e) when (e is JsonException or XmlException)
        {
            return ("", "");
        }
    }

    private static JsonElement Json(byte[] body) => JsonSerializer.Deserialize<JsonElement>(body);

    private static XElement Xml(byte[] body)
    {
        var root = XElement.Parse(Encoding.UTF8.GetString(body));
        foreach (var element in root.DescendantsAndSelf())
            element.Name = element.Name.LocalName;
        return root;
    }
}
