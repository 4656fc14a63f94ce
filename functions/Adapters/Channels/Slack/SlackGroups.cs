using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using RoleFerry.Adapters.Endpoints;
using RoleFerry.Adapters.Http;
using RoleFerry.Adapters.OnCall;
using RoleFerry.Adapters.Secrets;

namespace RoleFerry.Adapters.Channels.Slack;

/// <summary>
/// Slack's user groups, asked for with the bot token, which needs the scope <c>usergroups:read</c>. While Slack does
/// not answer, who was in a group lately still is.
/// https://docs.slack.dev/reference/methods/usergroups.users.list/
/// </summary>
internal sealed partial class SlackGroups(
    HttpTransport transport,
    SecretStore store,
    ChannelSettings settings,
    TimeProvider time,
    ILogger<SlackGroups> log
) : IUserGroups
{
    private const string Method = "usergroups.users.list";

    /// <summary>How long an answer counts.</summary>
    public static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(5);

    /// <summary>How long the last answer counts while there is no new one.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);

    /// <summary>The least time between two questions about one group. Slack allows about twenty a minute.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <summary>Slack waits three seconds for our answer, and most of that is for what was asked.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, KnownGroup> _known = new(StringComparer.Ordinal);

    public async Task<(IReadOnlyCollection<string> In, bool AreKnown)> OfAsync(
        string userId,
        IReadOnlyCollection<string> groups,
        CancellationToken cancellation
    )
    {
        var members = await Task.WhenAll(groups.Select(g => MembersAsync(g, cancellation)));
        return (
            [.. groups.Zip(members).Where(g => g.Second?.Contains(userId) == true).Select(g => g.First)],
            members.All(m => m is not null)
        );
    }

    private async Task<ImmutableHashSet<string>?> MembersAsync(string group, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        lock (_lock)
        {
            var known = _known.GetValueOrDefault(group);
            if (now - known.At < FreshFor || now - known.AskedAt < Pause)
                return known.MembersAt(now);
            _known[group] = known with { AskedAt = now };
        }

        var fresh = await AskAsync(group, cancellation);
        lock (_lock)
        {
            if (fresh is not null)
                _known[group] = new KnownGroup(fresh, now, now);
            return _known[group].MembersAt(now);
        }
    }

    private async Task<ImmutableHashSet<string>?> AskAsync(string group, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            if ((await store.GetAsync(either.Token))?.Find(SlackSecrets.BotToken) is not { } token)
                return Unknown(group, "there is no bot token");
            var answer = await transport.GetAsync(
                new Uri(settings.SlackApiUrl, $"{Method}?usergroup={Uri.EscapeDataString(group)}"),
                token,
                either.Token
            );
            using var json = JsonDocument.Parse(answer.Status == 200 ? answer.Text : "{}");
            var users = json.RootElement.Member("users");
            if (json.RootElement.Member("ok").ValueKind == JsonValueKind.True && users.ValueKind == JsonValueKind.Array)
                return
                [
                    .. users
                        .EnumerateArray()
                        .Where(u => u.ValueKind == JsonValueKind.String)
                        .Select(u => u.GetString()!),
                ];
            var error = json.RootElement.Text("error");
            return Unknown(group, error.Length > 0 ? error : $"status {answer.Status}");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Unknown(group, "no answer in time");
        }
        catch (JsonException)
        {
            return Unknown(group, "the answer is not JSON");
        }
    }

    private ImmutableHashSet<string>? Unknown(string group, string why)
    {
        LogUnknown(group, why);
        return null;
    }

    private readonly record struct KnownGroup(
        ImmutableHashSet<string>? Members,
        DateTimeOffset At,
        DateTimeOffset AskedAt
    )
    {
        public ImmutableHashSet<string>? MembersAt(DateTimeOffset now) => now - At < KeptFor ? Members : null;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Slack did not say who is in the user group {Group}: {Why}")]
    private partial void LogUnknown(string group, string why);
}
