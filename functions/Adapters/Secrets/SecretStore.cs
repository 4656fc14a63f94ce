using System.Collections.Immutable;
using System.Globalization;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using Microsoft.Extensions.Logging;

namespace RoleFerry.Adapters.Secrets;

/// <summary>
/// The channels' secrets: SecureString parameters of SSM, fetched at once, kept for <see cref="KeptFor"/>, fetched
/// again when a carrier refuses them. While SSM fails, the last good ones are used on.
/// </summary>
public sealed partial class SecretStore
{
    /// <summary>How long fetched secrets are taken as current.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(5);

    /// <summary>The least time between two fetches that a failure or a refusal causes.</summary>
    internal static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <summary>How long one fetch may take.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Parameters that one call takes.
    /// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameters.html
    /// </summary>
    private const int MostPerCall = 10;

    private readonly IAmazonSimpleSystemsManagement _ssm;
    private readonly TimeProvider _time;
    private readonly ILogger<SecretStore> _log;
    private readonly string _prefix;
    private readonly string _routingKeyName;
    private readonly string _botTokenName;
    private readonly string _webhookUrlName;
    private readonly string _signingSecretName;
    private readonly string _webhookSecretName;
    private readonly bool _isDesk;

    private readonly Lock _lock = new();
    private Task<ChannelSecrets?> _fetch = Task.FromResult<ChannelSecrets?>(null);
    private ChannelSecrets? _last;
    private DateTimeOffset _lastAt;
    private DateTimeOffset _freshUntil;
    private DateTimeOffset _refetchedAt = DateTimeOffset.MinValue;
    private readonly Dictionary<string, (Secret? Key, DateTimeOffset At)> _ownKeys = new(StringComparer.Ordinal);

    /// <summary>Fetches nothing yet.</summary>
    public SecretStore(
        IAmazonSimpleSystemsManagement ssm,
        SecretSettings settings,
        TimeProvider time,
        ILogger<SecretStore> log
    )
    {
        (_ssm, _time, _log, _prefix) = (ssm, time, log, settings.Prefix);
        _routingKeyName = $"{settings.Prefix}/pagerduty/routing-key";
        _botTokenName = $"{settings.Prefix}/slack/bot-token";
        _webhookUrlName = $"{settings.Prefix}/slack/webhook-url";
        _signingSecretName = $"{settings.Prefix}/slack/signing-secret";
        _webhookSecretName = $"{settings.Prefix}/pagerduty/webhook-secret";
        _isDesk = settings.IsDesk;
    }

    /// <summary>Begins to fetch and does not wait: who asks later finds them there, or on their way.</summary>
    public void Prefetch() => Fetch();

    /// <summary>The secrets; null where none could ever be fetched.</summary>
    internal async Task<ChannelSecrets?> GetAsync(CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (_last is not null && _time.GetUtcNow() < _freshUntil)
                return _last;
        }

        var (fetch, joined) = Fetch();
        var secrets = await fetch.WaitAsync(cancellation);
        // A fetch begun earlier may have failed because the function was frozen meanwhile: that says nothing about now.
        if (secrets is null && joined)
            secrets = await Fetch().Task.WaitAsync(cancellation);
        return secrets ?? Last();
    }

    /// <summary>
    /// The routing key of a PagerDuty channel with a service of its own, <c>pagerduty/TARGET</c>. Asked for by itself
    /// when it is needed: one that is missing or forbidden must not cost the others.
    /// </summary>
    /// <returns>The key, null where there is none; not known where SSM could not be asked and never was.</returns>
    internal async Task<(bool IsKnown, Secret? Key)> RoutingKeyAsync(string target, CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (_ownKeys.TryGetValue(target, out var kept) && _time.GetUtcNow() - kept.At < KeptFor)
                return (true, kept.Key);
        }

        var name = $"{_prefix}/pagerduty/{target}";
        try
        {
            using var patience = new CancellationTokenSource(Patience, _time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
            var response = await _ssm.GetParametersAsync(
                new GetParametersRequest { Names = [name], WithDecryption = true },
                either.Token
            );
            var key = response.Parameters?.FirstOrDefault(p => p.Name == name)?.Value is { } value
                ? Secret.From(value)
                : null;
            lock (_lock)
                _ownKeys[target] = (key, _time.GetUtcNow());
            return (true, key);
        }
#pragma warning disable CA1031 // As above: only its type is told.
        catch (Exception e) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogNoOwnKey(name, e.GetType().Name);
            lock (_lock)
                return _ownKeys.TryGetValue(target, out var kept) ? (true, kept.Key) : (false, null);
        }
    }

    /// <summary>
    /// The secrets as they are now that a carrier refused one of <paramref name="refused"/>: newer ones where there are
    /// any, the same where not, null where SSM cannot be asked. Asks SSM at most once in <see cref="Pause"/>.
    /// </summary>
    internal async Task<ChannelSecrets?> RefetchAsync(ChannelSecrets refused, CancellationToken cancellation)
    {
        lock (_lock)
        {
            var now = _time.GetUtcNow();
            if (_last != refused || now - _refetchedAt < Pause)
                return _last;
            _refetchedAt = now;
        }

        return await Fetch().Task.WaitAsync(cancellation);
    }

    private (Task<ChannelSecrets?> Task, bool Joined) Fetch()
    {
        lock (_lock)
        {
            var joined = !_fetch.IsCompleted;
            if (!joined)
                _fetch = Task.Run(FetchAsync);
            return (_fetch, joined);
        }
    }

    private async Task<ChannelSecrets?> FetchAsync()
    {
        try
        {
            using var patience = new CancellationTokenSource(Patience, _time);
            var answers = await Task.WhenAll(Names().Chunk(MostPerCall).Select(n => AskAsync(n, patience.Token)));
            return Keep([.. answers.SelectMany(a => a)]);
        }
#pragma warning disable CA1031
        // Whatever it is, the page must not stop here. Its text may quote what SSM answered: only its type is told.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Fail(e.GetType().Name);
            return null;
        }
    }

    private IEnumerable<string> Names() =>
        _isDesk
            ?
            [
                _routingKeyName,
                _botTokenName,
                _webhookUrlName,
                _signingSecretName,
                _webhookSecretName,
                .. SourceSecrets.Names.Select(n => _prefix + n),
            ]
            : [_routingKeyName, _botTokenName, _webhookUrlName];

    private async Task<List<Parameter>> AskAsync(string[] names, CancellationToken cancellation)
    {
        var request = new GetParametersRequest { Names = [.. names], WithDecryption = true };
        return (await _ssm.GetParametersAsync(request, cancellation)).Parameters ?? [];
    }

    private ChannelSecrets Keep(List<Parameter> parameters)
    {
        var secrets = new ChannelSecrets(
            Find(_routingKeyName),
            Find(_botTokenName),
            Find(_webhookUrlName),
            Find(_signingSecretName),
            Find(_webhookSecretName),
            new SourceSecrets(
                (
                    from name in SourceSecrets.Names
                    let secret = Find(_prefix + name)
                    where secret is not null
                    select KeyValuePair.Create(name, secret)
                ).ToImmutableSortedDictionary(StringComparer.Ordinal)
            )
        );
        lock (_lock)
        {
            _last = secrets;
            _lastAt = _time.GetUtcNow();
            _freshUntil = _lastAt + KeptFor;
        }

        return secrets;

        Secret? Find(string name)
        {
            if (parameters.FirstOrDefault(p => p.Name == name)?.Value is not { } value)
                return null;

            var secret = Secret.From(value);
            if (secret is null)
                LogUnusable(name);
            return secret;
        }
    }

    private void Fail(string fault)
    {
        lock (_lock)
        {
            _freshUntil = _time.GetUtcNow() + Pause;
            if (_last is null)
                LogNone(fault);
            else
                LogStale(fault, _lastAt.ToString("O", CultureInfo.InvariantCulture));
        }
    }

    private ChannelSecrets? Last()
    {
        lock (_lock)
            return _last;
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Secrets could not be fetched from SSM ({Fault}), and none were fetched before"
    )]
    private partial void LogNone(string fault);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Secrets could not be fetched from SSM ({Fault}); those of {FetchedAt} are used on"
    )]
    private partial void LogStale(string fault, string fetchedAt);

    [LoggerMessage(Level = LogLevel.Error, Message = "The SSM parameter {Parameter} could not be fetched ({Fault})")]
    private partial void LogNoOwnKey(string parameter, string fault);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The SSM parameter {Parameter} is empty or holds something other than visible ASCII; it is "
            + "taken as absent"
    )]
    private partial void LogUnusable(string parameter);
}
