using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RoleFerry.Benchmarks.Alarms.Functions;

/// <summary>
/// Everything that one function process calls, at one address and with as little work as can be: the Lambda Runtime
/// API, the table, SSM, SNS, PagerDuty and Slack.
/// </summary>
internal sealed class Surroundings : IAsyncDisposable
{
    private const string Secrets = "/roleferry/bench";

    private static readonly string Parameters = $$"""
        {"Parameters":[{"Name":"{{Secrets}}/pagerduty/routing-key","Type":"SecureString","Value":"0123456789abcdef0123456789abcdef"},
        {"Name":"{{Secrets}}/slack/bot-token","Type":"SecureString","Value":"xoxb-bench"}],"InvalidParameters":["{{Secrets}}/slack/webhook-url"]}
        """;

    private const string Published = """
        <PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>1</MessageId></PublishResult></PublishResponse>
        """;

    private readonly ITable _table;
    private readonly WebApplication _app;
    private readonly Channel<Journey> _waiting = Channel.CreateUnbounded<Journey>();
    private volatile Journey? _current;

    private Surroundings(ITable table)
    {
        _table = table;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapGet("/2018-06-01/runtime/invocation/next", NextAsync);
        _app.MapPost("/2018-06-01/runtime/invocation/{id}/response", AnswerAsync);
        _app.MapPost("/2018-06-01/runtime/invocation/{id}/error", FailAsync);
        _app.MapPost("/pagerduty", PageAsync);
        _app.MapPost("/slack/chat.postMessage", PostAsync);
        _app.MapPost("/", AwsAsync);
    }

    /// <summary>The environment of a function's process.</summary>
    public IReadOnlyDictionary<string, string> Variables
    {
        get
        {
            var address = new Uri(_app.Urls.Single());
            return new Dictionary<string, string>
            {
                ["AWS_LAMBDA_RUNTIME_API"] = address.Authority,
                ["AWS_LAMBDA_FUNCTION_NAME"] = "AlarmRouter",
                ["AWS_LAMBDA_FUNCTION_VERSION"] = "$LATEST",
                ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = "512",
                ["AWS_LAMBDA_LOG_GROUP_NAME"] = "AlarmRouter",
                ["AWS_LAMBDA_LOG_STREAM_NAME"] = "bench",
                ["AWS_LAMBDA_INITIALIZATION_TYPE"] = "on-demand",
                ["AWS_REGION"] = "eu-west-1",
                ["AWS_DEFAULT_REGION"] = "eu-west-1",
                ["AWS_ACCESS_KEY_ID"] = "bench",
                ["AWS_SECRET_ACCESS_KEY"] = "bench",
                ["AWS_ENDPOINT_URL"] = address.GetLeftPart(UriPartial.Authority),
                ["ANNOTATIONS_HANDLER"] = "Handle",
                ["POWERTOOLS_SERVICE_NAME"] = "AlarmRouter",
                ["POWERTOOLS_METRICS_NAMESPACE"] = "Bench",
                ["TABLE_NAME"] = _table.Name,
                ["SECRETS_PREFIX"] = Secrets,
                ["EMAIL_TOPIC_ARN"] = "arn:aws:sns:eu-west-1:123456789012:mail",
                ["FAILURE_QUEUE_URL"] = $"{address}123456789012/failures",
                ["PAGERDUTY_EVENTS_URL"] = $"{address}pagerduty",
                ["SLACK_API_URL"] = $"{address}slack/",
            };
        }
    }

    public static async Task<Surroundings> StartAsync(ITable table)
    {
        var surroundings = new Surroundings(table);
        await surroundings._app.StartAsync();
        return surroundings;
    }

    /// <summary>An event for whichever process asks next; its time runs from now.</summary>
    public Journey Send(byte[] payload)
    {
        var journey = new Journey(payload);
        _waiting.Writer.TryWrite(journey);
        return journey;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task NextAsync(HttpContext http)
    {
        Journey next;
        try
        {
            next = await _waiting.Reader.ReadAsync(http.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        _current = next;
        var headers = http.Response.Headers;
        headers["Lambda-Runtime-Aws-Request-Id"] = next.RequestId;
        headers["Lambda-Runtime-Deadline-Ms"] = $"{DateTimeOffset.UtcNow.AddSeconds(30).ToUnixTimeMilliseconds()}";
        headers["Lambda-Runtime-Invoked-Function-Arn"] = "arn:aws:lambda:eu-west-1:123456789012:function:AlarmRouter";
        headers["Lambda-Runtime-Trace-Id"] =
            "Root=1-00000000-000000000000000000000000;Parent=0000000000000000;Sampled=0";
        await WriteAsync(http, 200, "application/json", next.Payload);
    }

    private async Task AnswerAsync(HttpContext http)
    {
        var journey = _current!;
        await BodyAsync(http);
        journey.Answer();
        http.Response.StatusCode = 202;
    }

    private async Task FailAsync(HttpContext http)
    {
        var journey = _current!;
        journey.Fail(System.Text.Encoding.UTF8.GetString(await BodyAsync(http)));
        http.Response.StatusCode = 202;
    }

    private async Task PageAsync(HttpContext http)
    {
        _current!.Paged();
        await BodyAsync(http);
        await WriteAsync(
            http,
            202,
            "application/json",
            """{"status":"success","message":"Event processed","dedup_key":"1"}"""u8.ToArray()
        );
    }

    private static async Task PostAsync(HttpContext http)
    {
        await BodyAsync(http);
        await WriteAsync(http, 200, "application/json", """{"ok":true,"channel":"C1","ts":"1.000001"}"""u8.ToArray());
    }

    private async Task AwsAsync(HttpContext http)
    {
        var target = http.Request.Headers["X-Amz-Target"].ToString();
        var body = await BodyAsync(http);
        if (target.StartsWith("DynamoDB_20120810.", StringComparison.Ordinal))
        {
            var begun = Stopwatch.GetTimestamp();
            var (status, answer) = await _table.AnswerAsync(target.Split('.')[1], body);
            _current?.TableAnswered(Stopwatch.GetElapsedTime(begun));
            await WriteAsync(http, status, "application/x-amz-json-1.0", answer);
        }
        else if (target == "AmazonSSM.GetParameters")
        {
            await WriteAsync(http, 200, "application/x-amz-json-1.1", System.Text.Encoding.UTF8.GetBytes(Parameters));
        }
        else
        {
            await WriteAsync(http, 200, "text/xml", System.Text.Encoding.UTF8.GetBytes(Published));
        }
    }

    private static async Task<byte[]> BodyAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        return body.ToArray();
    }

    private static Task WriteAsync(HttpContext http, int status, string type, byte[] body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = type;
        http.Response.ContentLength = body.Length;
        return http.Response.Body.WriteAsync(body).AsTask();
    }
}
