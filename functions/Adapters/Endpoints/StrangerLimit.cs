using System.Net;
using System.Net.Sockets;
using RoleFerry.Core.Authentication;

namespace RoleFerry.Adapters.Endpoints;

/// <summary>
/// How many requests without a right secret a source may send to one endpoint: <see cref="AMinute"/>. What is beyond
/// it is answered at once, without asking SSM and without a log line. Requests with a right secret are never counted
/// and never limited, whatever strangers send from the same address: senders of alarms give up at 429
/// (https://github.com/prometheus/alertmanager/blob/main/notify/webhook/webhook.go: only 5xx is tried again).
/// </summary>
/// <remarks>
/// Thread-safe. Kept in this process alone: with N of them at once, a source has N times as many.
/// </remarks>
internal sealed class StrangerLimit(TimeProvider time)
{
    /// <summary>Requests a minute, and at once.</summary>
    public const int AMinute = 20;

    /// <summary>Sources that are told apart; all others share one bucket. Some hundred kilobytes.</summary>
    private const int MostSources = 1_000;

    private const string Others = "others";

    private readonly Lock _lock = new();
    private readonly Dictionary<string, TokenBucket> _buckets = new(StringComparer.Ordinal);

    /// <summary>How long a source that is used up has to wait; null where it is not.</summary>
    public TimeSpan? WaitOf(string endpoint, EndpointRequest request)
    {
        var now = time.GetUtcNow();
        lock (_lock)
        {
            return _buckets.TryGetValue(KeyOf(endpoint, request), out var bucket) && bucket.Left(now, AMinute) < 1
                ? TimeSpan.FromMinutes(1.0 / AMinute)
                : null;
        }
    }

    /// <summary>Counts a request that showed no right secret.</summary>
    public void Count(string endpoint, EndpointRequest request)
    {
        var now = time.GetUtcNow();
        lock (_lock)
        {
            if (_buckets.Count >= MostSources)
                Forget(now);
            var key = KeyOf(endpoint, request);
            _buckets[key] = _buckets.GetValueOrDefault(key, new TokenBucket(AMinute, now)).Take(now, AMinute);
        }
    }

    /// <summary>A bucket that is full again says nothing.</summary>
    private void Forget(DateTimeOffset now)
    {
        foreach (var (key, bucket) in _buckets)
        {
            if (bucket.Left(now, AMinute) >= AMinute)
                _buckets.Remove(key);
        }
    }

    private string KeyOf(string endpoint, EndpointRequest request)
    {
        var key = $"{endpoint} {SourceOf(request.Source)}";
        return _buckets.Count < MostSources || _buckets.ContainsKey(key) ? key : Others;
    }

    /// <summary>Of an IPv6 address the first half: whoever has one address has all of its network.</summary>
    private static string SourceOf(string source) =>
        IPAddress.TryParse(source, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : source;
}
