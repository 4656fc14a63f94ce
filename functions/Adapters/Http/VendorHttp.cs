using System.Net;

namespace RoleFerry.Adapters.Http;

/// <summary>How vendors are spoken to.</summary>
internal static class VendorHttp
{
    /// <summary>Largest answer of a vendor that is read, in bytes. Slack's repeats the whole message.</summary>
    private const int MaxAnswerBytes = 1024 * 1024;

    /// <summary>
    /// Each request brings its own time-out. A frozen function's connections may be dead when it thaws: they are not
    /// kept long. A redirect is not followed, for it would take the secrets elsewhere.
    /// </summary>
    public static HttpClient NewClient() =>
        new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                AutomaticDecompression = DecompressionMethods.All,
                PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                UseCookies = false,
            }
        )
        {
            MaxResponseContentBufferSize = MaxAnswerBytes,
            Timeout = Timeout.InfiniteTimeSpan,
        };
}
