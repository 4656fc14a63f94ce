using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using RoleFerry.Adapters.Changes;
using RoleFerry.Adapters.Concurrency;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.OnCall;
using RoleFerry.Adapters.Pipeline;
using RoleFerry.Adapters.Policies;
using RoleFerry.Adapters.Suspects;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Ticks;
using RoleFerry.Core.Changes;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Incidents.Escalation;
using RoleFerry.Core.OnCall;
using RoleFerry.Core.Routing;
using RoleFerry.Core.Suppression;

namespace RoleFerry.Adapters.Escalation;

/// <summary>
/// Holds the clock to incidents: reads which are due, does what is due about each, and writes when to look again.
/// Each change of an incident makes it due at once, in the same transaction, so a crash anywhere is made good by the
/// next tick.
/// </summary>
public sealed partial class EscalationTick(
    IncidentStore store,
    ChangeStore changes,
    CommandPipeline commands,
    OnCallSource onCall,
    PolicySource policies,
    ItemGuard guard,
    SuspectMailbox suspects,
    TimeProvider time,
    ILogger<EscalationTick> log
) : ITick
{
    /// <summary>Incidents read per shard.</summary>
    private const int PassSize = 50;

    private const int AtOnce = 8;

    /// <summary>
    /// Things done about one incident in one tick, at most: a level that is passed over makes the next one due.
    /// </summary>
    private const int MostSteps = 20;

    /// <summary>How long one command may take to be written, and again to be told.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    /// <inheritdoc/>
    public string Name => "escalation";

    /// <inheritdoc/>
    public int Order => 20;

    /// <inheritdoc/>
    public double Share => 0.28;

    /// <inheritdoc/>
    public string Counts => "deadlines";

    /// <summary>Runs one tick.</summary>
    /// <param name="scheduled">The moment the tick was for; the later of it and the clock is now.</param>
    /// <param name="deadline">When to stop; what is not done is due in the next minute.</param>
    /// <returns>How many things were done.</returns>
    /// <exception cref="StoreUnavailableException">The index could not be read.</exception>
    public async Task<int> RunAsync(DateTimeOffset scheduled, Deadline deadline)
    {
        var clock = time.GetUtcNow();
        var ahead = scheduled > clock ? scheduled - clock : TimeSpan.Zero;
        var due = await store.DueAsync(clock + ahead, PassSize, deadline);
        if (due.Count == 0)
            return 0;

        var view = await policies.ViewAsync(deadline.Cancellation);
        var schedule = await ScheduleAsync(deadline.Cancellation);
        var done = 0;
        var sending = new ConcurrentBag<Task>();
        await SideBySide.ForEachAsync(
            due,
            AtOnce,
            async id =>
            {
                if (time.GetUtcNow() >= deadline.At)
                    return;
                var steps = await guard.TryAsync(
                    TableKeys.Incident(id),
                    TableKeys.State,
                    () => LookAsync(id, schedule, view, ahead, deadline, sending.Add),
                    deadline
                );
                Interlocked.Add(ref done, steps);
            },
            deadline.Cancellation
        );
        await Task.WhenAll(sending);
        return done;
    }

    /// <summary>Does all that is due about one incident. What it sends is given to <paramref name="beside"/>.</summary>
    /// <returns>How many things were done.</returns>
    internal async Task<int> LookAsync(
        string id,
        Schedule? schedule,
        RoutingView view,
        TimeSpan ahead,
        Deadline deadline,
        Action<Task>? beside = null
    )
    {
        for (var done = 0; done < MostSteps && time.GetUtcNow() < deadline.At; done++)
        {
            if (await store.LoadAsync(id, deadline) is not { } known)
                return done;
            var now = time.GetUtcNow() + ahead;
            var sources = await store.SourcesAsync(
                Inhibitor.KeysOfSources(view.Policy, Triage.Of(known.Incident.Signal, view.Policy).Labels),
                deadline
            );
            // Read after the incident: who puts a change there later wakes it, and then SetClockAsync is refused.
            var around = await ChangesAsync(known.Incident, deadline);
            var reading = IncidentClock.Read(
                known,
                schedule,
                view.Policy,
                now,
                IncidentAudience.Of(view, known.Incident, sources, now),
                around
            );
            if (reading.Due is not { } command)
            {
                await store.SetClockAsync(known.Incident, reading, deadline);
                await store.LookedAsync(known, deadline);
                suspects.Put(known.Incident);
                return done;
            }

            // A vendor that hangs must not keep the clock from the other incidents.
            await commands.HandleAsync(command, Patience, deadline.Cancellation, ahead, beside);
        }

        return MostSteps;
    }

    /// <summary>
    /// What was changed around an incident's beginning; nothing where that cannot be read: no deadline waits for it.
    /// </summary>
    private async Task<IReadOnlyList<Change>> ChangesAsync(Incident incident, Deadline deadline)
    {
        try
        {
            var began = NearbyChange.BeginningOf(incident);
            return await changes.BetweenAsync(began - NearbyChange.Near, began + NearbyChange.Near, deadline);
        }
        catch (StoreUnavailableException e)
        {
            LogNoChanges(incident.Id, e);
            return [];
        }
    }

    /// <summary>Who is on call; null where nothing can be read, and then the channels are told all the same.</summary>
    private async Task<Schedule?> ScheduleAsync(CancellationToken cancellation)
    {
        try
        {
            return await onCall.GetAsync(cancellation);
        }
#pragma warning disable CA1031 // Whatever is the matter with the schedule, people have to be told.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogBlind(e);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{IncidentId}: changes cannot be read")]
    private partial void LogNoChanges(string incidentId, Exception exception);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Who is on call cannot be read; channels are notified instead of people"
    )]
    private partial void LogBlind(Exception exception);
}
