using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using Amazon.Runtime;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using Microsoft.Extensions.Logging;
using RoleFerry.Adapters.Concurrency;

namespace RoleFerry.Adapters.Secrets;

/// <summary>
/// The channels' secrets: SecureString parameters of SSM, fetched at once, kept for <see cref="KeptFor"/>, fetched
/// again when a vendor refuses them. While SSM fails, the last good ones are used on; a process that has none yet tries
/// for <see cref="FirstPatience"/>. They are kept in memory only.
/// </summary>
public sealed partial class SecretStore
{
    /// <summary>How long fetched secrets are taken as current.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(5);

    /// <summary>The least time between two fetches that a failure or a refusal causes.</summary>
    internal static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <summary>How long one call for them may take.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>
    /// How long a process that has never had them tries before its messages do without: an outage of some seconds must
    /// not cost a page its phone. With what the channels behind it then take, mail is still sent within the invocation.
    /// </summary>
    internal static readonly TimeSpan FirstPatience = TimeSpan.FromSeconds(5);

    /// <summary>Between two calls of these.</summary>
    internal static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// Parameters that one call takes.
    /// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameters.html
    /// </summary>
    private const int MostPerCall = 10;

    private readonly IAmazonSimpleSystemsManagement _ssm;
    private readonly TimeProvider _time;
    private readonly Background _background;
    private readonly ILogger<SecretStore> _log;
    private readonly string _prefix;
    private readonly ImmutableArray<string> _channelNames;
    private readonly bool _isDesk;

    private readonly Lock _lock = new();
    private Task<ChannelSecrets?> _fetch = Task.FromResult<ChannelSecrets?>(null);
    private ChannelSecrets? _last;
    private DateTimeOffset _lastAt;
    private DateTimeOffset _freshUntil;
    private DateTimeOffset _impatientUntil;
    private DateTimeOffset _refetchedAt = DateTimeOffset.MinValue;
    private readonly Dictionary<string, OwnSecret> _own = new(StringComparer.Ordinal);

    /// <summary>Fetches nothing yet.</summary>
    public SecretStore(
        IAmazonSimpleSystemsManagement ssm,
        SecretSettings settings,
        TimeProvider time,
        Background background,
        ILogger<SecretStore> log
    )
    {
        (_ssm, _time, _log, _prefix) = (ssm, time, log, settings.Prefix);
        _background = background;
        (_channelNames, _isDesk) = (settings.ChannelSecrets, settings.IsDesk);
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
    /// A secret of one channel's own, such as <c>pagerduty/TARGET</c>. Asked for by itself when it is needed: one that
    /// is missing or forbidden must not cost the others.
    /// </summary>
    /// <returns>The secret, null where there is none; not known where SSM could not be asked and never was.</returns>
    internal Task<(bool IsKnown, Secret? Secret)> FindAsync(string name, CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (_own.TryGetValue(name, out var kept) && _time.GetUtcNow() - kept.At < KeptFor)
                return Task.FromResult((true, kept.Secret));
        }

        return AskForOneAsync(name, cancellation);
    }

    /// <summary>
    /// A channel's own secret as it is now that its vendor refused <paramref name="refused"/>; not known where SSM
    /// cannot be asked. Asks SSM at most once in <see cref="Pause"/>.
    /// </summary>
    internal async Task<(bool IsKnown, Secret? Secret)> RefetchAsync(
        string name,
        Secret refused,
        CancellationToken cancellation
    )
    {
        Task<(bool IsKnown, Secret? Secret)> asking;
        lock (_lock)
        {
            var now = _time.GetUtcNow();
            var kept = _own.GetValueOrDefault(name);
            if (_own.ContainsKey(name) && kept.Secret != refused)
                return (true, kept.Secret);
            if (kept.Refetch is null || now - kept.RefetchedAt >= Pause)
                _own[name] = kept with
                {
                    RefetchedAt = now,
                    Refetch = _background.Start(() => AskForOneAsync(name, CancellationToken.None, refused)),
                };
            else if (kept.Refetch.IsCompleted)
                return (true, kept.Secret);
            asking = _own[name].Refetch!;
        }

        return await asking.WaitAsync(cancellation);
    }

    private async Task<(bool IsKnown, Secret? Secret)> AskForOneAsync(
        string name,
        CancellationToken cancellation,
        Secret? refused = null
    )
    {
        var parameter = $"{_prefix}/{name}";
        var answer = await PatientlyAsync(
            refused is not null || Kept(name) is not null,
            async stop =>
            {
                using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, cancellation);
                return await AskAsync([parameter], either.Token);
            },
            fault => LogNoOwnKey(parameter, fault),
            cancellation
        );
        if (answer is null)
            return refused is null && Kept(name) is { } kept ? (true, kept.Secret) : (false, null);

        var secret = answer.FirstOrDefault(p => p.Name == parameter)?.Value is { } value ? Secret.From(value) : null;
        lock (_lock)
            _own[name] = _own.GetValueOrDefault(name) with { Secret = secret, At = _time.GetUtcNow() };
        return (true, secret);
    }

    private OwnSecret? Kept(string name)
    {
        lock (_lock)
            return _own.TryGetValue(name, out var kept) ? kept : null;
    }

    /// <summary>
    /// The secrets as they are now that a vendor refused one of <paramref name="refused"/>: newer ones where there are
    /// any, the same where not, null where SSM cannot be asked. Asks SSM at most once in <see cref="Pause"/>.
    /// </summary>
    internal async Task<ChannelSecrets?> RefetchAsync(ChannelSecrets refused, CancellationToken cancellation)
    {
        lock (_lock)
        {
            var now = _time.GetUtcNow();
            if (!refused.Equals(_last))
                return _last;
            // Another refusal may have SSM asked already: its answer is waited for, not forestalled by what was known.
            if (now - _refetchedAt >= Pause)
                _refetchedAt = now;
            else if (_fetch.IsCompleted)
                return _last;
        }

        return await Fetch().Task.WaitAsync(cancellation);
    }

    private (Task<ChannelSecrets?> Task, bool Joined) Fetch()
    {
        lock (_lock)
        {
            var joined = !_fetch.IsCompleted;
            if (!joined)
                _fetch = _background.Start(FetchAsync);
            return (_fetch, joined);
        }
    }

    private async Task<ChannelSecrets?> FetchAsync()
    {
        var answers = await PatientlyAsync(
            Last() is not null,
            stop => Task.WhenAll(Names().Chunk(MostPerCall).Select(names => AskAsync(names, stop))),
            Fail,
            CancellationToken.None
        );
        return answers is null ? null : Keep([.. answers.SelectMany(a => a)]);
    }

    /// <summary>
    /// Asks SSM: once where there is something to go on with or where it has just failed, else for
    /// <see cref="FirstPatience"/>.
    /// </summary>
    /// <param name="hasSome">Whether there is something to go on with.</param>
    /// <param name="ask">One try.</param>
    /// <param name="fail">Is told the fault that ended it.</param>
    /// <param name="cancellation">Ends everything.</param>
    /// <returns>The answer; null where it failed to the end.</returns>
    private async Task<T?> PatientlyAsync<T>(
        bool hasSome,
        Func<CancellationToken, Task<T>> ask,
        Action<string> fail,
        CancellationToken cancellation
    )
        where T : class
    {
        DateTimeOffset until;
        lock (_lock)
        {
            var now = _time.GetUtcNow();
            until = hasSome || now < _impatientUntil ? now : now + FirstPatience;
        }

        while (true)
        {
            try
            {
                using var patience = new CancellationTokenSource(Patience, _time);
                return await ask(patience.Token);
            }
#pragma warning disable CA1031
            // Whatever it is, the page must not stop here. Its text may quote what SSM answered: only its type is told.
            catch (Exception e) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
            {
                if (!IsPassing(e) || _time.GetUtcNow() + FirstPause >= until)
                {
                    lock (_lock)
                        _impatientUntil = _time.GetUtcNow() + Pause;
                    fail(e.GetType().Name);
                    return null;
                }
            }

            await _time.PauseAsync(FirstPause, cancellation);
        }
    }

    /// <summary>Whether time may mend it; a permission that is missing it does not.</summary>
    private static bool IsPassing(Exception e) =>
        e is not AmazonServiceException { StatusCode: HttpStatusCode.BadRequest, ErrorCode: not "ThrottlingException" };

    private IEnumerable<string> Names() =>
        [
            .. _channelNames.Select(name => $"{_prefix}/{name}"),
            .. _isDesk ? SourceSecrets.Names.Select(name => _prefix + name) : [],
        ];

    private async Task<List<Parameter>> AskAsync(string[] names, CancellationToken cancellation)
    {
        var request = new GetParametersRequest { Names = [.. names], WithDecryption = true };
        return (await _ssm.GetParametersAsync(request, cancellation)).Parameters ?? [];
    }

    private ChannelSecrets Keep(List<Parameter> parameters)
    {
        var secrets = new ChannelSecrets(
            from name in _channelNames
            let secret = Find($"{_prefix}/{name}")
            where secret is not null
            select KeyValuePair.Create(name, secret!),
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

    /// <summary>A channel's own secret.</summary>
    /// <param name="Secret">As SSM last had it; null where it had none.</param>
    /// <param name="At">When SSM said so.</param>
    /// <param name="RefetchedAt">When it was last asked because of a refusal.</param>
    /// <param name="Refetch">That question; null where there was none.</param>
    private readonly record struct OwnSecret(
        Secret? Secret,
        DateTimeOffset At,
        DateTimeOffset RefetchedAt,
        Task<(bool IsKnown, Secret? Secret)>? Refetch
    );

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Secrets could not be fetched from SSM ({Fault}), and none were fetched before"
    )]
    private partial void LogNone(string fault);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Secrets could not be fetched from SSM ({Fault}); those of {FetchedAt} stay in use"
    )]
    private partial void LogStale(string fault, string fetchedAt);

    [LoggerMessage(Level = LogLevel.Error, Message = "The SSM parameter {Parameter} could not be fetched ({Fault})")]
    private partial void LogNoOwnKey(string parameter, string fault);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The SSM parameter {Parameter} is empty or holds something other than visible ASCII; it is "
            + "treated as absent"
    )]
    private partial void LogUnusable(string parameter);
}
