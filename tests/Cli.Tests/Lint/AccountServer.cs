using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using System.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RoleFerry.Cli.Tests.Lint;

/// <summary>
/// An account on this machine: CloudWatch's alarms and tags, Lambda's and SNS's policies, over their own protocols.
/// </summary>
internal sealed class AccountServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private AccountServer(WebApplication app) => _app = app;

    public Uri Url { get; private set; } = null!;

    /// <summary>Answers of DescribeAlarms; each names the next.</summary>
    public List<JsonObject> Pages { get; } = [];

    /// <summary>Tags by an alarm's ARN, as <c>owner=sre</c>.</summary>
    public Dictionary<string, string> Tags { get; } = [];

    /// <summary>Policies by the ARN of a function or a topic.</summary>
    public Dictionary<string, string> Policies { get; } = [];

    /// <summary>What reads a topic, by its ARN.</summary>
    public Dictionary<string, string[]> Readers { get; } = [];

    /// <summary>Answers of other operations, by name; else an empty one.</summary>
    public Dictionary<string, string> Answers { get; } = [];

    /// <summary>Kinds of alarms that are known here.</summary>
    public string[] Types { get; set; } = ["MetricAlarm", "CompositeAlarm", "LogAlarm"];

    /// <summary>Errors that come before any answer, by operation; each once, but for an endless list.</summary>
    public ConcurrentDictionary<string, ConcurrentQueue<(int Status, string Code)>> Errors { get; } = [];

    /// <summary>Whether <see cref="Errors"/> never end.</summary>
    public bool IsStubborn { get; set; }

    /// <summary>Operations that were asked for, and whether by a signed request.</summary>
    public ConcurrentQueue<(string Operation, string Signature)> Asked { get; } = [];

    public static async Task<AccountServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = new AccountServer(builder.Build());
        server._app.Run(server.AnswerAsync);
        await server._app.StartAsync();
        server.Url = new Uri(server._app.Urls.Single());
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        var form = HttpUtility.ParseQueryString(
            context.Request.ContentType == "application/x-www-form-urlencoded" ? body : ""
        );
        var operation = form["Action"]
            ?? context.Request.Headers["X-Amz-Target"].FirstOrDefault()?.Split('.')[1]
            ?? "GetPolicy";
        Asked.Enqueue((operation, context.Request.Headers.Authorization.ToString()));

        var isXml = form["Action"] is not null;
        var (status, answer) = Refusal(operation) is { } error
            ? (
                error.Status,
                isXml
                    ? $"<ErrorResponse xmlns=\"urn:sns\"><Error><Code>{error.Code}</Code></Error></ErrorResponse>"
                    : $$"""{"__type":"com.amazonaws#{{error.Code}}"}"""
            )
            : operation switch
            {
                "DescribeAlarms" when TypesIn(body).Except(Types).Any() => (
                    400,
                    """{"__type":"com.amazonaws#ValidationError"}"""
                ),
                "DescribeAlarms" => (200, Page(JsonNode.Parse(body)!)),
                "ListTagsForResource" => (200, TagsOf((string)JsonNode.Parse(body)!["ResourceARN"]!)),
                "GetPolicy" => PolicyOf(Uri.UnescapeDataString(context.Request.Path.Value!.Split('/')[3])),
                "GetTopicAttributes" => (200, Topic(form["TopicArn"]!)),
                "ListSubscriptionsByTopic" => (200, ReadersOf(form["TopicArn"]!, form["NextToken"])),
                _ => (200, Answers.GetValueOrDefault(operation, "{}")),
            };
        context.Response.StatusCode = status;
        await context.Response.WriteAsync(answer);
    }

    private (int Status, string Code)? Refusal(string operation)
    {
        if (!Errors.TryGetValue(operation, out var errors) || !errors.TryDequeue(out var error))
            return null;
        if (IsStubborn)
            errors.Enqueue(error);
        return error;
    }

    private static IEnumerable<string> TypesIn(string body) =>
        JsonNode.Parse(body)!["AlarmTypes"]!.AsArray().Select(t => (string)t!);

    private string Page(JsonNode request)
    {
        var n = request["NextToken"] is { } token
            ? int.Parse((string)token!, System.Globalization.CultureInfo.InvariantCulture)
            : 0;
        var page = Pages[n].DeepClone();
        if (n + 1 < Pages.Count)
            page["NextToken"] = (n + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return page.ToJsonString();
    }

    private string TagsOf(string arn) =>
        new JsonObject
        {
            [nameof(Tags)] = new JsonArray([
                .. Tags.GetValueOrDefault(arn, "")
                    .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Select(t => t.Split('='))
                    .Select(t => new JsonObject { ["Key"] = t[0], ["Value"] = t[1] }),
            ]),
        }.ToJsonString();

    private (int Status, string Body) PolicyOf(string arn) =>
        Policies.TryGetValue(arn, out var policy)
            ? (200, new JsonObject { ["Policy"] = policy, ["RevisionId"] = "1" }.ToJsonString())
            : (
                404,
                """{"Message":"The resource you requested does not exist.","Type":"User","__type":"ResourceNotFoundException"}"""
            );

    private string Topic(string arn) =>
        $"<GetTopicAttributesResponse "
        + $"xmlns=\"urn:sns\"><GetTopicAttributesResult><Attributes><entry><key>Policy</key><value>{WebUtility.HtmlEncode(Policies[arn])}</value></entry></Attributes></GetTopicAttributesResult></GetTopicAttributesResponse>";

    /// <summary>One reader a page.</summary>
    private string ReadersOf(string arn, string? token)
    {
        var readers = Readers[arn];
        if (readers.Length == 0)
            return "<R xmlns=\"urn:sns\"><Result><Subscriptions /></Result></R>";
        var n = token is { Length: > 0 } ? int.Parse(token, System.Globalization.CultureInfo.InvariantCulture) : 0;
        var next = n + 1 < readers.Length ? $"<NextToken>{n + 1}</NextToken>" : "";
        return $"<R "
            + $"xmlns=\"urn:sns\"><Result><Subscriptions><member>{Reader(readers[n])}</member></Subscriptions>{next}</Result></R>";
    }

    /// <summary>A protocol, or with an endpoint and whether it is confirmed, as <c>lambda ARN PendingConfirmation</c>.</summary>
    private static string Reader(string reader)
    {
        var words = reader.Split(' ');
        return $"<Protocol>{words[0]}</Protocol>"
            + (words.Length > 1 ? $"<Endpoint>{words[1]}</Endpoint>" : "")
            + $"<SubscriptionArn>{(words.Length > 2 ? words[2] : "arn:aws:sns:eu-west-1:123456789012:T:1")}</SubscriptionArn>";
    }
}
