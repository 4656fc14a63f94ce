using Amazon.DynamoDBv2.Model;
using Microsoft.Extensions.Logging;
using RoleFerry.Adapters.DynamoDb;
using RoleFerry.Core.Routing;

namespace RoleFerry.Adapters.Policies;

/// <summary>
/// The policy in force: the newest one in the table, asked for once a minute, else the one this function was built with.
/// A policy that cannot be read is refused and the last good one kept.
/// </summary>
public sealed partial class PolicySource(TableCalls calls, TimeProvider time, ILogger<PolicySource> log)
{
    private static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private RoutingPolicy _current = EmbeddedPolicy.Value;
    private DateTimeOffset? _askedAt;
    private Task _asking = Task.CompletedTask;

    /// <summary>
    /// The policy to decide by. The first call waits for the table's answer; later ones answer at once with what is known
    /// while a newer one is asked for, which <see cref="SettleAsync"/> waits for.
    /// </summary>
    public async Task<RoutingPolicy> GetAsync(CancellationToken cancellation)
    {
        bool first;
        Task asking;
        lock (_lock)
        {
            var now = time.GetUtcNow();
            first = _askedAt is null;
            if (first || (_asking.IsCompleted && now - _askedAt >= FreshFor))
            {
                _askedAt = now;
                _asking = AskAsync(cancellation);
            }

            asking = _asking;
        }

        if (first)
            await asking.ConfigureAwait(false);
        lock (_lock)
            return _current;
    }

    /// <summary>Lets a question that is under way end, so that nothing runs on while Lambda freezes the process.</summary>
    public Task SettleAsync()
    {
        lock (_lock)
            return _asking;
    }

    private async Task AskAsync(CancellationToken cancellation)
    {
        try
        {
            var response = await calls.RunAsync(
                (client, ct) => client.GetItemAsync(
                    new GetItemRequest(calls.Table, new Item("POLICY", "CURRENT")), ct),
                time.GetUtcNow() + Patience, cancellation).ConfigureAwait(false);
            if (response.Item is { Count: > 0 } item)
                Take(item.Text("json"));
        }
        catch (Exception e) when (e is StoreUnavailableException or OperationCanceledException)
        {
            LogNotAsked(_current.Version, e);
        }
    }

    private void Take(string json)
    {
        switch (PolicyJson.Read(System.Text.Encoding.UTF8.GetBytes(json)))
        {
            case PolicyRead.Good good:
                lock (_lock)
                    _current = good.Policy;
                break;
            case PolicyRead.Bad bad:
                LogRefused(_current.Version, bad.Why);
                break;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The table could not be asked for a newer policy; {Version} stays in force")]
    private partial void LogNotAsked(string version, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "The table's policy is refused, {Version} stays in force: {Error}")]
    private partial void LogRefused(string version, string error);
}
