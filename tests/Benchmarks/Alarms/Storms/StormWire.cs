using Amazon.Runtime;

namespace RoleFerry.Benchmarks.Alarms.Storms;

/// <summary>The wire to the table, where calls are counted.</summary>
internal sealed class StormWire : HttpClientFactory
{
    private int _calls;
    private int _underWay;

    public int Calls => Volatile.Read(ref _calls);

    public int UnderWay => Volatile.Read(ref _underWay);

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Handler(this));

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    private sealed class Handler(StormWire wire) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            Interlocked.Increment(ref wire._calls);
            Interlocked.Increment(ref wire._underWay);
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            finally
            {
                Interlocked.Decrement(ref wire._underWay);
            }
        }
    }
}
