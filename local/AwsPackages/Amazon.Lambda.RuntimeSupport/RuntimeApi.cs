using System.Net.Http.Headers;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>The three calls of the Lambda Runtime API that a running function makes.</summary>
/// <param name="baseAddress">Ends in <c>/2018-06-01/runtime/</c>; a path before that is kept.</param>
internal sealed class RuntimeApi(Uri baseAddress) : IDisposable
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private static readonly MediaTypeHeaderValue ErrorJson = new("application/vnd.aws.lambda.error+json");

    private readonly Uri _next = new(baseAddress, "invocation/next");

    /// <summary>Waits as long as it takes: Lambda freezes the process until there is an event.</summary>
    private readonly HttpClient _http = new(
        new SocketsHttpHandler
        {
            ActivityHeadersPropagator = null,
            AllowAutoRedirect = false,
            PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
            UseCookies = false,
            UseProxy = false,
        }
    )
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>Waits for the next event and writes it to <paramref name="input"/>.</summary>
    public async Task<Invocation> NextAsync(MemoryStream input, CancellationToken cancellationToken)
    {
        using var response = await _http.GetAsync(_next, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        response.EnsureSuccessStatusCode();
        await response.Content.CopyToAsync(input, cancellationToken);
        return Invocation.Read(response.Headers);
    }

    public Task RespondAsync(string requestId, MemoryStream output, CancellationToken cancellationToken) =>
        PostAsync($"invocation/{requestId}/response", output, Json, errorType: null, cancellationToken);

    public Task FailAsync(string requestId, Exception exception, CancellationToken cancellationToken) =>
        PostAsync(
            $"invocation/{requestId}/error",
            ErrorReport.Write(exception),
            ErrorJson,
            ErrorReport.TypeOf(exception),
            cancellationToken
        );

    public void Dispose() => _http.Dispose();

    private async Task PostAsync(
        string path,
        MemoryStream body,
        MediaTypeHeaderValue type,
        string? errorType,
        CancellationToken cancellationToken
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(baseAddress, path))
        {
            Content = new ReadOnlyMemoryContent(body.GetBuffer().AsMemory(0, (int)body.Length))
            {
                Headers = { ContentType = type },
            },
        };
        if (errorType is not null)
            request.Headers.TryAddWithoutValidation("Lambda-Runtime-Function-Error-Type", errorType);
        using var response = await _http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
    }
}
