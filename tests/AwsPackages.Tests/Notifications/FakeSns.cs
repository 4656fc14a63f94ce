using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RoleFerry.AwsPackages.Tests.Notifications;

/// <summary>An endpoint of SNS in this process: keeps the requests and answers each as it is told.</summary>
internal sealed class FakeSns : IAsyncDisposable
{
    private readonly WebApplication _server;

    private FakeSns()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.MapPost("/", AnswerAsync);
    }

    public List<SnsRequest> Requests { get; } = [];

    public int Status { get; set; } = StatusCodes.Status200OK;

    /// <summary>The XML of the answer; null for none, ever.</summary>
    public string? Answer { get; set; } =
        """
            <PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
              <PublishResult><MessageId>567910cd-659e-55d4-8ccb-5aaf14679dc0</MessageId></PublishResult>
              <ResponseMetadata><RequestId>d74b8436-ae13-5ab4-a9ff-ce54dfea72a0</RequestId></ResponseMetadata>
            </PublishResponse>
            """;

    public string Url => _server.Urls.Single();

    public static async Task<FakeSns> StartAsync()
    {
        var sns = new FakeSns();
        await sns._server.StartAsync(TestContext.Current.CancellationToken);
        return sns;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync(http.RequestAborted);
        Requests.Add(
            new(
                body,
                http.Request.Headers.ToDictionary(
                    h => h.Key.ToLower(CultureInfo.InvariantCulture),
                    h => h.Value.ToString()
                )
            )
        );
        if (Answer is null)
            await Task.Delay(Timeout.Infinite, http.RequestAborted);
        http.Response.StatusCode = Status;
        await http.Response.WriteAsync(Answer!, http.RequestAborted);
    }
}
