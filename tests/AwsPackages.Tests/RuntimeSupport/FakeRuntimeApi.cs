using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RoleFerry.AwsPackages.Tests.RuntimeSupport;

/// <summary>A Lambda Runtime API in this process: hands out events and keeps what it is answered.</summary>
internal sealed class FakeRuntimeApi : IAsyncDisposable
{
    private readonly Channel<Event> _events = Channel.CreateUnbounded<Event>();
    private readonly Channel<Posted> _posted = Channel.CreateUnbounded<Posted>();
    private readonly WebApplication _server;

    private FakeRuntimeApi(string prefix)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.MapGet($"{prefix}/2018-06-01/runtime/invocation/next", HandOutAsync);
        _server.MapPost($"{prefix}/2018-06-01/runtime/invocation/{{id}}/{{kind}}", KeepAsync);
    }

    /// <summary>What the next posts are answered with.</summary>
    public int AnswerWith { get; set; } = StatusCodes.Status202Accepted;

    /// <summary>The value for AWS_LAMBDA_RUNTIME_API, without the prefix.</summary>
    public string Authority => new Uri(_server.Urls.Single()).Authority;

    public static async Task<FakeRuntimeApi> StartAsync(string prefix = "")
    {
        var api = new FakeRuntimeApi(prefix);
        await api._server.StartAsync(TestContext.Current.CancellationToken);
        return api;
    }

    public void Send(Event @event) => _events.Writer.TryWrite(@event);

    /// <summary>The next post, as soon as it is there.</summary>
    public ValueTask<Posted> PostedAsync() => _posted.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task HandOutAsync(HttpContext http)
    {
        var @event = await _events.Reader.ReadAsync(http.RequestAborted);
        foreach (var (name, value) in @event.Headers)
            http.Response.Headers[name] = value;
        await http.Response.WriteAsync(@event.Body, http.RequestAborted);
    }

    private async Task KeepAsync(HttpContext http, string id, string kind)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync(http.RequestAborted);
        http.Response.StatusCode = AnswerWith;
        await http.Response.CompleteAsync();
        _posted.Writer.TryWrite(
            new(id, kind, body, http.Request.ContentType, http.Request.Headers["Lambda-Runtime-Function-Error-Type"])
        );
    }
}
