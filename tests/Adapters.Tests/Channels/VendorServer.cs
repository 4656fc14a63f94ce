using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RoleFerry.Adapters.Tests.Channels;

/// <summary>A vendor on this machine, over real HTTP, that does as it is told and remembers what it got.</summary>
internal sealed class VendorServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Request> _requests = new();
    private readonly SemaphoreSlim _arrived = new(0);

    private VendorServer(WebApplication app) => _app = app;

    public Uri Url { get; private set; } = null!;

    /// <summary>What it answers to a request.</summary>
    public Func<Request, Answer> Behave { get; set; } = _ => new Answer(500);

    public IReadOnlyList<Request> Requests => [.. _requests];

    public static async Task<VendorServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var server = new VendorServer(app);
        app.Run(server.AnswerAsync);
        await app.StartAsync();
        server.Url = new Uri(app.Urls.Single());
        return server;
    }

    /// <summary>Waits for the next request that nobody waited for yet.</summary>
    public Task ArrivalAsync() => _arrived.WaitAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _arrived.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var request = new Request(
            context.Request.Path.Value!,
            new HeaderDictionary(context.Request.Headers.ToDictionary()),
            await reader.ReadToEndAsync(),
            context.Request.QueryString.Value ?? ""
        );
        _requests.Enqueue(request);
        var answer = Behave(request);
        _arrived.Release();
        if (answer == Answer.HangUp)
        {
            context.Abort();
            return;
        }

        if (answer == Answer.Silence)
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            return;
        }

        context.Response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
            context.Response.Headers[name] = value;
        var text = answer.Text.Replace(Answer.QuoteMark, request.Quoted, StringComparison.Ordinal);
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text));
    }
}
