using System.Text;
using Microsoft.Extensions.Logging;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.OnCall;

namespace RoleFerry.Adapters.OnCall;

/// <summary>
/// Who is on call: the newest policy in the table, else the one this function was built with, and the overrides that
/// were said. While the table cannot be asked, what was known last counts: it fails towards telling somebody.
/// </summary>
public sealed partial class OnCallSource(OnCallStore store, TimeProvider time, ILogger<OnCallSource> log)
{
    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private Schedule? _known;
    private DateTimeOffset _knownAt;

    /// <summary>
    /// The schedule as it is, or as it was last known. An override that was said holds half a minute later at most.
    /// </summary>
    public async Task<Schedule> GetAsync(CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (_known is not null && time.GetUtcNow() - _knownAt < FreshFor)
                return _known;
        }

        try
        {
            return await ReadAsync(new Deadline(time.GetUtcNow() + Patience, cancellation));
        }
        catch (StoreUnavailableException e)
        {
            LogNotAsked(e);
            lock (_lock)
                return _known ?? new Schedule(EmbeddedOnCall.Value);
        }
    }

    /// <summary>The schedule as it is: for a person, who can try again.</summary>
    /// <exception cref="StoreUnavailableException">The table does not answer.</exception>
    public async Task<Schedule> ReadAsync(Deadline deadline)
    {
        var (json, overrides) = await store.LoadAsync(deadline);
        return Keep(new Schedule(Taken(json), overrides));
    }

    /// <summary>
    /// Forgets what is known, so that the next question asks the table: somebody has just said something.
    /// </summary>
    public void Forget()
    {
        lock (_lock)
            _knownAt = default;
    }

    private Schedule Keep(Schedule schedule)
    {
        lock (_lock)
        {
            (_known, _knownAt) = (schedule, time.GetUtcNow());
            return schedule;
        }
    }

    private OnCallPolicy Taken(string? json)
    {
        if (json is null)
            return EmbeddedOnCall.Value;
        if (OnCallJson.Read(Encoding.UTF8.GetBytes(json)) is OnCallRead.Good good)
            return good.Policy;
        lock (_lock)
        {
            var kept = _known?.Policy ?? EmbeddedOnCall.Value;
            LogRefused(kept.Version);
            return kept;
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The table could not be read for who is on call; the last known schedule is used"
    )]
    private partial void LogNotAsked(Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "The table's on-call policy is refused, {Version} stays in force")]
    private partial void LogRefused(string version);
}
