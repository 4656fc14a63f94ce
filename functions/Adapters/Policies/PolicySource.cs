using Microsoft.Extensions.Logging;
using RoleFerry.Adapters.Concurrency;
using RoleFerry.Adapters.Silences;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Policies.Compiled;
using RoleFerry.Core.Silences;
using RoleFerry.Core.Suppression;

namespace RoleFerry.Adapters.Policies;

/// <summary>
/// The policy in force: the newest one in the table, asked for once a minute, else the one this function was built
/// with. A policy that cannot be read is refused and the last good one kept. The silences are asked for at the same
/// time, side by side; where they cannot be read, those known last count on.
/// </summary>
public sealed partial class PolicySource(
    TableCalls calls,
    EmbeddedPolicy embedded,
    TimeProvider time,
    Background background,
    ILogger<PolicySource> log
)
{
    private static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(1);

    /// <summary>What was answered longer ago is waited for: this process had nothing to do for a while.</summary>
    private static readonly TimeSpan OldAfter = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private RoutingPolicy? _taken;
    private string? _takenJson;
    private RoutingView? _view;
    private SilenceSet _silences = SilenceSet.Empty;
    private DateTimeOffset? _askedAt;
    private DateTimeOffset _settledAt;
    private Task<bool> _asking = Task.FromResult(false);
    private bool _isAhead;

    /// <summary>
    /// Begins to ask the table and does not wait: the first <see cref="GetAsync"/> finds the answer there, or on its
    /// way.
    /// </summary>
    public void Prefetch()
    {
        lock (_lock)
        {
            Ask(CancellationToken.None);
            _isAhead = true;
        }
    }

    /// <summary>
    /// The policy to decide by. The first call waits for the table's answer, and so does one whose answer would be
    /// minutes old; the others answer at once with what is known while a newer one is asked for, which
    /// <see cref="SettleAsync"/> waits for.
    /// </summary>
    public async Task<RoutingPolicy> GetAsync(CancellationToken cancellation) => (await ViewAsync(cancellation)).Policy;

    /// <summary>The policy and the silences to decide by, as <see cref="GetAsync"/>.</summary>
    public async Task<RoutingView> ViewAsync(CancellationToken cancellation)
    {
        bool mustWait;
        Task<bool> asking;
        lock (_lock)
        {
            var now = time.GetUtcNow();
            mustWait = _isAhead || now - _settledAt >= OldAfter;
            if (_askedAt is null || (_asking.IsCompleted && now - _askedAt >= FreshFor))
                Ask(cancellation);
            else if (_isAhead)
                AskAgain(_asking, cancellation);
            _isAhead = false;
            asking = _asking;
        }

        if (mustWait)
            await Answered(asking);
        return View();
    }

    /// <summary>
    /// Lets a question that is under way end, so that nothing runs on while Lambda freezes the process.
    /// </summary>
    /// <returns>Whether the table answered the last one with what can be used.</returns>
    public Task<bool> SettleAsync()
    {
        lock (_lock)
            return _asking;
    }

    private RoutingView View()
    {
        lock (_lock)
            return _view ??= new RoutingView(_taken ?? embedded.Value, _silences);
    }

    private RoutingPolicy Current()
    {
        lock (_lock)
            return _taken ?? embedded.Value;
    }

    private void Ask(CancellationToken cancellation)
    {
        _askedAt = time.GetUtcNow();
        _asking = background.Start(() => AskAsync(cancellation));
    }

    /// <summary>
    /// Asks once more where it was asked ahead in vain: the function may have been frozen meanwhile, which says nothing
    /// about now.
    /// </summary>
    private void AskAgain(Task<bool> ahead, CancellationToken cancellation)
    {
        _asking = background.Start(async () => await ahead || await AskAsync(cancellation));
    }

    /// <summary>
    /// A task of its own for each who waits: of several who wait for one, all but one would go on elsewhere.
    /// </summary>
    private static Task Answered(Task<bool> asking) =>
        asking.ContinueWith(
            static _ => { },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );

    /// <returns>Whether the table answered with what can be used.</returns>
    private async Task<bool> AskAsync(CancellationToken cancellation)
    {
        try
        {
            var now = time.GetUtcNow();
            var reading = calls.ReadAsync(
                [new Item(PolicyKeys.Pk, PolicyKeys.Current)],
                new Deadline(now + Patience, cancellation)
            );
            var silences = new SilenceStore(calls).InForceAsync(now, new Deadline(now + Patience, cancellation));
            // Made ready while the table answers, for most tables hold no policy.
            _ = embedded.Value;
            await Task.WhenAll(reading, silences).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var isGood = await reading is not [var item] || TryTake(item.Text("json"));
            Take(await silences);
            return isGood;
        }
#pragma warning disable CA1031 // Whatever is the matter with what is stored, there is a policy to decide by.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogNotAsked(Current().Version, e);
            return false;
        }
        finally
        {
            lock (_lock)
                _settledAt = time.GetUtcNow();
        }
    }

    private void Take(IReadOnlyList<Silence> silences)
    {
        var made = silences.Count == 0 ? SilenceSet.Empty : SilenceSet.Of(silences);
        lock (_lock)
            (_silences, _view) = (made, null);
    }

    /// <summary>
    /// Takes the table's policy, which is mostly the one that it had a minute ago; false where it is refused.
    /// </summary>
    private bool TryTake(string json)
    {
        if (json == _takenJson)
            return true;
        switch (PolicyJson.Read(System.Text.Encoding.UTF8.GetBytes(json), embedded.Kinds))
        {
            case PolicyRead.Good good:
                lock (_lock)
                    (_taken, _takenJson, _view) = (good.Policy, json, null);
                return true;
            case PolicyRead.Bad bad:
                LogRefused(Current().Version, bad.Why);
                return false;
            case var other:
                throw new InvalidOperationException($"Unexpected {other}");
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The table could not be read for a newer policy; {Version} stays in force"
    )]
    private partial void LogNotAsked(string version, Exception exception);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The table's policy is refused, {Version} stays in force: {Error}"
    )]
    private partial void LogRefused(string version, string error);
}
