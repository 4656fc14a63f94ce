using AWS.Lambda.Powertools.Metrics;
using Microsoft.Extensions.Logging;
using RoleFerry.Adapters.Announcements;
using RoleFerry.Adapters.Concurrency;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.Outbox;
using RoleFerry.Adapters.Policies;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Telemetry;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Routing;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Suppression;

namespace RoleFerry.Adapters.Pipeline;

/// <summary>The one way of a signal: triage, load, decide, commit, deliver.</summary>
public sealed partial class SignalPipeline(
    IncidentStore store,
    OutboxSender sender,
    AnnouncementOutbox announcements,
    FailOpenPager failOpen,
    PolicySource policies,
    PolicyStore versions,
    TimeProvider time,
    Random random,
    FunctionMetrics metrics,
    ILogger<SignalPipeline> log
)
{
    /// <summary>How long the table may take before a P0 or P1 pages without it.</summary>
    private static readonly TimeSpan UrgentPatience = TimeSpan.FromSeconds(5);

    /// <summary>How long the table may take for the rest. Lambda tries again after that.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(12);

    /// <summary>
    /// How much longer sending may take: long enough for a channel that hangs to be tried twice and for the next one
    /// to take the page, well within AlarmRouter's time-out.
    /// </summary>
    private static readonly TimeSpan SendingPatience = TimeSpan.FromSeconds(15);

    /// <summary>How long Lambda keeps an event that it tries again.</summary>
    private static readonly TimeSpan LongestRetried = TimeSpan.FromHours(6);

    private static readonly TimeSpan ConflictPause = TimeSpan.FromMilliseconds(30);

    /// <summary>Handles one signal.</summary>
    /// <param name="signal">As it was read.</param>
    /// <param name="cancellation">Ends when the invocation's time is nearly up.</param>
    /// <exception cref="StoreUnavailableException">
    /// The table did not answer. A firing P0 or P1 has been paged nevertheless, as with any other exception; the
    /// invocation has to fail, so that Lambda tries again and the incident gets its state.
    /// </exception>
    public async Task<SignalAnswer> HandleAsync(Signal signal, CancellationToken cancellation)
    {
        var view = await policies.ViewAsync(cancellation);
        var triaged = Triage.Of(signal, view.Policy);
        var isUrgent = IsUrgent(triaged);
        var deadline = new Deadline(time.GetUtcNow() + (isUrgent ? UrgentPatience : Patience), cancellation);
        try
        {
            var decision = await DecideAndCommitAsync(triaged, view, deadline);
            LogDecided(
                decision.Outcome.ToString(),
                signal.Name,
                signal.State.ToString(),
                triaged.Classification.Severity.ToString(),
                decision.After?.Id ?? ""
            );
            metrics.Add($"Signals{decision.Outcome}", 1, MetricUnit.Count);
            return SignalAnswer.Of(triaged, decision);
        }
#pragma warning disable CA1031 // Whatever is the matter with the store, an urgent alarm is told.
        catch (Exception e) when (IsUrgentAlarm(triaged))
#pragma warning restore CA1031
        {
            LogFailOpen(signal.Name, e);
            await failOpen.PageAsync(triaged, view, cancellation);
            throw;
        }
    }

    private async Task<Decision> DecideAndCommitAsync(Triaged triaged, RoutingView view, Deadline deadline)
    {
        var idAttempt = 0;
        var sourceKeys = triaged.State == SignalState.Ok ? [] : Inhibitor.KeysOfSources(view.Policy, triaged.Labels);
        Decision? committed = null;
        var isWritten = false;
        while (true)
        {
            var loaded = await store.LoadAsync(triaged, sourceKeys, deadline);
            isWritten |= loaded.Seen;
            var now = time.GetUtcNow();
            var decision = IncidentDecider.Decide(loaded.Known, triaged, view, now, idAttempt);
            if (isWritten && !IsLeftToSettle(decision))
            {
                // Whoever ended the incident may have died before its second look.
                if (
                    committed is null
                    && decision.Outcome == DecisionOutcome.NothingOpen
                    && loaded.Known.Mine is { ResolvedBy: "" } ended
                )
                    await ReconsiderAsync(
                        decision with
                        {
                            Outcome = DecisionOutcome.Resolved,
                            After = ended,
                        },
                        view.Policy,
                        deadline
                    );
                // An attempt may have paged without the table after the alarm was handled, and was over.
                if (committed is null && IsUrgentAlarm(triaged) && decision.Outcome == DecisionOutcome.Late)
                    await EndUnopenedAsync(triaged, loaded.Known.Mine, view.Policy, deadline.Later(SendingPatience));
                return committed ?? AsDuplicate(decision);
            }

            // Before the transition is marked as handled: a crash in between loses neither, and its id says it once.
            if (decision.Notice is { } notice)
                await announcements.AddAsync(notice, now, deadline);
            var outbox = OutboxEntries.Of(decision, now);
            switch (await store.CommitAsync(decision, outbox, markSeen: !isWritten, now, deadline))
            {
                case CommitResult.Committed:
                    await sender.SendNewAsync(outbox, decision.After, view.Policy, deadline.Later(SendingPatience));
                    if (decision.Outcome == DecisionOutcome.Resolved)
                        await ReconsiderAsync(decision, view.Policy, deadline);
                    if (IsUrgentAlarm(triaged) && decision.Outcome == DecisionOutcome.Late)
                        await EndUnopenedAsync(triaged, null, view.Policy, deadline.Later(SendingPatience));
                    if (!decision.ToldJoins.IsEmpty)
                        await store.ToldAsync(decision.After!.Id, decision.ToldJoins, deadline);
                    if (!CanRace(decision))
                        return decision;
                    committed = decision;
                    isWritten = true;
                    break;
                case CommitResult.Duplicate when isWritten:
                    return committed ?? AsDuplicate(decision);
                case CommitResult.Duplicate:
                    isWritten = true;
                    break;
                case CommitResult.IdTaken:
                    idAttempt++;
                    break;
                default:
                    await PauseAsync(triaged.Signal.Name, deadline);
                    break;
            }
        }
    }

    /// <summary>
    /// An alarm that joins changes nothing of the incident and can pass its end unseen. Its writer looked before the
    /// end was written; so whoever ends an incident of several alarms looks once more.
    /// </summary>
    private async Task ReconsiderAsync(Decision ended, RoutingPolicy policy, Deadline deadline)
    {
        if (ended.Triaged.Routing.IsByAlarm)
            return;
        SignalKey? refused = null;
        while (
            await store.LoadAsync(ended.After!.Id, deadline) is { } known
            && known.Incident.Version == ended.After.Version
        )
        {
            var now = time.GetUtcNow();
            if (
                IncidentDecider.Reconsider(ended, known.Firing, policy, now) is not { StillFires: { } alarm } again
                || alarm == refused
            )
                return;
            var outbox = OutboxEntries.Of(again, now);
            if (await store.CommitAsync(again, outbox, markSeen: false, now, deadline) == CommitResult.Committed)
            {
                await sender.SendNewAsync(outbox, again.After, policy, deadline.Later(SendingPatience));
                return;
            }

            // Somebody else has reopened it, or another incident for its alarms; or this one has recovered, and the
            // next is asked for.
            refused = alarm;
        }
    }

    /// <summary>
    /// An alarm that comes late may have been paged without the table when it came first, under the id that its
    /// incident would have had by the policy of then and in the channels of then, and nothing else ends that page.
    /// </summary>
    /// <param name="triaged">The alarm.</param>
    /// <param name="last">The incident that it was handled in before; null where it was not.</param>
    /// <param name="policy">The policy of now.</param>
    /// <param name="deadline">When to stop.</param>
    private async Task EndUnopenedAsync(Triaged triaged, Incident? last, RoutingPolicy policy, Deadline deadline)
    {
        var since = time.GetUtcNow() - LongestRetried;
        var keepers = new Dictionary<string, List<Channel>>(StringComparer.Ordinal);
        Add(triaged, policy);
        try
        {
            foreach (var earlier in await versions.InForceSinceAsync(since, deadline))
                Add(Triage.Of(triaged.Signal, earlier), earlier);
        }
#pragma warning disable CA1031 // As below: what is known is ended.
        catch (Exception e) when (!deadline.Cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogNotEnded(triaged.Signal.Name, e);
        }

        foreach (var (id, channels) in keepers)
            await EndUnopenedAsync(id, triaged, channels.DistinctBy(c => (c.Kind, c.Target)), policy, deadline);

        void Add(Triaged asThen, RoutingPolicy then)
        {
            string?[] ids = [FailOpenPager.IdOf(asThen), last?.Id];
            foreach (var id in ids.OfType<string>().Distinct())
            {
                if (!keepers.TryGetValue(id, out var channels))
                    keepers.Add(id, channels = []);
                channels.AddRange(FailOpenPager.KeepersOf(asThen, then));
            }
        }
    }

    /// <summary>
    /// Ends a page under an id of which no incident is open. Another alarm may open that very incident meanwhile: if
    /// that is seen afterwards only, the end may have met its page, which is sent again then.
    /// </summary>
    private async Task EndUnopenedAsync(
        string id,
        Triaged triaged,
        IEnumerable<Channel> keepers,
        RoutingPolicy policy,
        Deadline deadline
    )
    {
        try
        {
            if (await FindOpenAsync() is not null)
                return;
            await failOpen.EndAsync(id, triaged, keepers, policy, deadline.Cancellation);
            if (await FindOpenAsync() is { } open)
                await failOpen.PageAgainAsync(open, policy, deadline.Cancellation);
        }
#pragma warning disable CA1031 // The transition is handled: failing now would page for what is over.
        catch (Exception e) when (!deadline.Cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogNotEnded(id, e);
        }

        async Task<IncidentView?> FindOpenAsync() =>
            await store.FindAsync(id, deadline) is { Incident.IsOpen: true } open ? open : null;
    }

    private async Task PauseAsync(string alarm, Deadline deadline)
    {
        if (time.GetUtcNow() + ConflictPause >= deadline.At)
            throw new StoreUnavailableException($"The state of {alarm} kept changing.");
        await time.PauseAsync(ConflictPause * random.NextDouble(), deadline.Cancellation);
    }

    /// <summary>
    /// Whether such a decision can pass another unseen because it does not change the incident itself: an alarm joins
    /// while the last of the others recovers, the last two recover at once, one fires on while somebody resolves the
    /// incident, or one recovers while it is reopened because of it. Looking again after the write finds it.
    /// </summary>
    private static bool CanRace(Decision decision) =>
        decision.Outcome is DecisionOutcome.Joined or DecisionOutcome.StillFiring or DecisionOutcome.Recovered
        || decision is { Outcome: DecisionOutcome.NothingOpen, Event: not null };

    /// <summary>
    /// Whether a transition that is written already still asks for something: its writer crashed, or was passed.
    /// </summary>
    private static bool IsLeftToSettle(Decision decision) =>
        decision.Outcome is DecisionOutcome.Opened or DecisionOutcome.Reopened or DecisionOutcome.Resolved;

    private static bool IsUrgent(Triaged triaged) => triaged.Classification.Severity <= Severity.P1;

    /// <summary>Whether it is paged whatever is the matter with the store.</summary>
    private static bool IsUrgentAlarm(Triaged triaged) =>
        IsUrgent(triaged) && triaged is { State: SignalState.Alarm, Signal.SuppressedBy: null };

    private static Decision AsDuplicate(Decision decision) =>
        decision with
        {
            Outcome = DecisionOutcome.Duplicate,
            Reasons =
            [
                new Reason(
                    ReasonCode.Duplicate,
                    $"This {SignalStateName.Of(decision.Triaged.Signal.State)} of {decision.Triaged.Signal.Name} was "
                        + $"handled before."
                ),
            ],
        };

    [LoggerMessage(Level = LogLevel.Error, Message = "{Alarm} cannot be kept as an incident; it is paged without one")]
    private partial void LogFailOpen(string alarm, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "{IncidentId}: a page without the store may not have ended")]
    private partial void LogNotEnded(string incidentId, Exception exception);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Outcome}: {Alarm} {State} {Severity} {IncidentId}")]
    private partial void LogDecided(string outcome, string alarm, string state, string severity, string incidentId);
}
