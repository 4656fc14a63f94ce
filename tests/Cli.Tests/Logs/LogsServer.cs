using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RoleFerry.Cli.Tests.Logs;

/// <summary>CloudWatch Logs on this machine, for what moto does not do: pages of two, full groups, refusals.</summary>
internal sealed class LogsServer : IAsyncDisposable
{
    /// <summary>Where others' subscriptions lead.</summary>
    public const string Other = "arn:aws:lambda:eu-west-1:1:function:other";

    private const int PageSize = 2;

    private readonly WebApplication _app;
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, JsonObject> _groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedDictionary<string, JsonObject>> _filters = [];

    private readonly List<(string Group, JsonObject Event)> _events = [];

    private LogsServer(WebApplication app) => _app = app;

    public Uri Url { get; private set; } = null!;

    /// <summary>Errors that come before any answer, by operation, each once.</summary>
    public Dictionary<string, Queue<(int Status, string Code, string Message)>> Errors { get; } = [];

    /// <summary>Operations that were asked for, with the group.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    /// <summary>Signatures of the requests.</summary>
    public ConcurrentQueue<string> Signatures { get; } = [];

    /// <summary>Those of them that change something.</summary>
    public IEnumerable<string> Changes => Asked.Where(a => !a.StartsWith("Describe", StringComparison.Ordinal));

    public static async Task<LogsServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = new LogsServer(builder.Build());
        server._app.Run(server.AnswerAsync);
        await server._app.StartAsync();
        server.Url = new Uri(server._app.Urls.Single());
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>Makes a group; as subscriptions of others, names alone.</summary>
    public void Create(string name, int? days = null, string? logClass = "STANDARD", params string[] filters)
    {
        var group = new JsonObject { ["logGroupName"] = name };
        if (days is not null)
            group["retentionInDays"] = days;
        if (logClass is not null)
            group["logGroupClass"] = logClass;
        _groups[name] = group;
        _filters[name] = new(StringComparer.Ordinal);
        foreach (var filter in filters)
            _filters[name][filter] = new JsonObject { ["filterName"] = filter, ["destinationArn"] = Other };
    }

    /// <summary>Adds events to a group, one after the other.</summary>
    public void Log(string group, string stream, params string[] messages)
    {
        foreach (var message in messages)
            _events.Add(
                (
                    group,
                    new JsonObject
                    {
                        ["logStreamName"] = stream,
                        ["timestamp"] = 1,
                        ["message"] = message,
                    }
                )
            );
    }

    /// <summary>A group's subscriptions, as <c>name -> destination</c>.</summary>
    public IEnumerable<string> Filters(string group) =>
        _filters[group].Values.Select(f => $"{f["filterName"]} -> {f["destinationArn"]}");

    public int? Days(string group) => (int?)_groups[group]["retentionInDays"];

    private async Task AnswerAsync(HttpContext context)
    {
        var operation = context.Request.Headers["X-Amz-Target"].ToString().Split('.')[1];
        var request = (await JsonNode.ParseAsync(context.Request.Body))!;
        Asked.Enqueue($"{operation} {(string?)request["logGroupName"]}".TrimEnd());
        Signatures.Enqueue(context.Request.Headers.Authorization.ToString());
        Assert.Equal("application/x-amz-json-1.1", context.Request.ContentType);
        JsonObject? answer;
        lock (_lock)
        {
            answer =
                Errors.TryGetValue(operation, out var errors) && errors.TryDequeue(out var error)
                    ? Error(context, error)
                    : Answer(context, operation, request);
        }

        if (answer is not null)
            await context.Response.WriteAsync(answer.ToJsonString());
    }

    private JsonObject? Answer(HttpContext context, string operation, JsonNode request)
    {
        if (operation == "DescribeLogGroups")
            return Page("logGroups", request, [.. _groups.Values]);
        var group = (string)request["logGroupName"]!;
        if (!_groups.TryGetValue(group, out var found))
            return Error(context, (400, "ResourceNotFoundException", "The specified log group does not exist."));
        var filters = _filters[group];
        var filter = (string?)request["filterName"] ?? "";
        switch (operation)
        {
            case "DescribeSubscriptionFilters":
                return Page("subscriptionFilters", request, [.. filters.Values]);
            case "FilterLogEvents":
                return Page("events", request, [.. _events.Where(e => e.Group == group).Select(e => e.Event)]);
            case "PutSubscriptionFilter" when filters.Count == 2 && !filters.ContainsKey(filter):
                return Error(context, (400, "LimitExceededException", "Resource limit exceeded."));
            case "PutSubscriptionFilter":
                filters[filter] = request.AsObject();
                return null;
            case "DeleteSubscriptionFilter":
                return filters.Remove(filter)
                    ? null
                    : Error(context, (400, "ResourceNotFoundException", "The specified filter does not exist."));
            default:
                Assert.Equal("PutRetentionPolicy", operation);
                found["retentionInDays"] = (int)request["retentionInDays"]!;
                return null;
        }
    }

    private static JsonObject Page(string name, JsonNode request, JsonObject[] all)
    {
        var from = (string?)request["nextToken"] is { } token ? int.Parse(token, CultureInfo.InvariantCulture) : 0;
        JsonNode[] some = [.. all.Skip(from).Take(PageSize).Select(o => o.DeepClone())];
        var page = new JsonObject { [name] = new JsonArray(some) };
        if (from + PageSize < all.Length)
            page["nextToken"] = (from + PageSize).ToString(CultureInfo.InvariantCulture);
        return page;
    }

    private static JsonObject Error(HttpContext context, (int Status, string Code, string Message) error)
    {
        context.Response.StatusCode = error.Status;
        return new JsonObject { ["__type"] = error.Code, ["message"] = error.Message };
    }
}
