using System.Collections.Immutable;
using AWS.Lambda.Powertools.Metrics;
using Microsoft.Extensions.Logging;
using RoleFerry.Adapters.Concurrency;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.Outbox;
using RoleFerry.Adapters.Policies;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Telemetry;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Reasons;

namespace RoleFerry.Adapters.Pipeline;

/// <summary>The one way of a command: load, decide, commit, deliver.</summary>
public sealed partial class CommandPipeline(
    IncidentStore store,
    IDispatch dispatch,
    PolicySource policies,
    TimeProvider time,
    Random random,
    FunctionMetrics metrics,
    ILogger<CommandPipeline> log
)
{
    private static readonly TimeSpan ConflictPause = TimeSpan.FromMilliseconds(30);

    /// <summary>Carries out one command.</summary>
    /// <param name="command">What is wanted.</param>
    /// <param name="patience">
    /// How long it may take until it is written, and then again until it is told: what is not told by then stays in the
    /// outbox and is told by the next tick.
    /// </param>
    /// <param name="cancellation">Ends everything.</param>
    /// <param name="beside">
    /// Is given what sends the messages, where that is not to be waited for; null to wait for it.
    /// </param>
    /// <param name="ahead">How far the moment to decide by is ahead of the clock: a tick's own moment may be.</param>
    /// <exception cref="StoreUnavailableException">The table did not answer in time. Asking again is safe.</exception>
    public async Task<CommandAnswer> HandleAsync(
        IncidentCommand command,
        TimeSpan patience,
        CancellationToken cancellation,
        TimeSpan ahead = default,
        Action<Task>? beside = null
    )
    {
        var policy = await policies.GetAsync(cancellation);
        var deadline = new Deadline(time.GetUtcNow() + patience, cancellation);
        var answer = await DecideAndCommitAsync(command, policy, patience, ahead, beside, deadline);
        LogDecided(
            command.IncidentId,
            command.Way.ToString(),
            command.Action.GetType().Name,
            answer.Outcome.ToString(),
            answer.Reason.Code.ToString()
        );
        metrics.Add($"Commands{answer.Outcome}", 1, MetricUnit.Count);
        return answer;
    }

    private async Task<CommandAnswer> DecideAndCommitAsync(
        IncidentCommand command,
        RoutingPolicy policy,
        TimeSpan patience,
        TimeSpan ahead,
        Action<Task>? beside,
        Deadline deadline
    )
    {
        while (true)
        {
            if (await store.LoadAsync(command, deadline) is not { } known)
            {
                return new CommandAnswer(
                    CommandOutcome.NoSuchIncident,
                    new Reason(ReasonCode.NoSuchIncident, $"There is no incident {command.IncidentId}."),
                    null
                );
            }

            var now = time.GetUtcNow() + ahead;
            var decision = IncidentCommandDecider.Decide(known, command, policy, now);
            if (decision.Outcome != CommandOutcome.Done)
                return new CommandAnswer(decision.Outcome, decision.Reason, decision.After);

            switch (await CommitAsync(decision, command.DedupId, policy, patience, now, beside, deadline))
            {
                case CommitResult.Committed when command.Action is IncidentAction.Resolve:
                    var after = await SettleAsync(command, policy, patience, now, beside, deadline);
                    return new CommandAnswer(decision.Outcome, decision.Reason, after ?? decision.After);
                case CommitResult.Committed:
                    return new CommandAnswer(decision.Outcome, decision.Reason, decision.After);
                case CommitResult.Duplicate:
                    return new CommandAnswer(
                        CommandOutcome.Duplicate,
                        new Reason(ReasonCode.Duplicate, "This was already done."),
                        decision.Before
                    );
                default:
                    await PauseAsync(command, deadline);
                    break;
            }
        }
    }

    /// <summary>
    /// An alarm that fires on changes nothing of the incident and can pass a resolve unseen. Looking again after the
    /// write finds it, as <see cref="SignalPipeline"/> does on its side: whoever writes last sees the other.
    /// </summary>
    private async Task<Incident?> SettleAsync(
        IncidentCommand command,
        RoutingPolicy policy,
        TimeSpan patience,
        DateTimeOffset decidedAt,
        Action<Task>? beside,
        Deadline deadline
    )
    {
        while (await store.LoadAsync(command, deadline) is { } known)
        {
            var now = time.GetUtcNow();
            if (IncidentAction.Resolve.Reconsider(known, command, policy, decidedAt, now) is not { } again)
                return null;
            var result = await CommitAsync(again, $"{command.DedupId}#again", policy, patience, now, beside, deadline);
            if (result != CommitResult.Conflict)
                return again.After;
            await PauseAsync(command, deadline);
        }

        return null;
    }

    private async Task<CommitResult> CommitAsync(
        CommandDecision decision,
        string markId,
        RoutingPolicy policy,
        TimeSpan patience,
        DateTimeOffset now,
        Action<Task>? beside,
        Deadline deadline
    )
    {
        var outbox = dispatch.Entries(decision.Notifications, now);
        var result = await store.CommitAsync(decision, markId, outbox, now, deadline);
        if (result != CommitResult.Committed)
            return result;
        var sending = SendAsync(outbox, decision.After, policy, patience, deadline.Cancellation);
        if (beside is null)
            await sending;
        else
            beside(sending);
        await store.ToldAsync(decision.After.Id, decision.ToldJoins, deadline);
        return result;
    }

    private async Task SendAsync(
        ImmutableArray<OutboxEntry> outbox,
        Incident incident,
        RoutingPolicy policy,
        TimeSpan patience,
        CancellationToken cancellation
    )
    {
        using var limit = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        await dispatch.SendNewAsync(outbox, incident, policy, new Deadline(time.GetUtcNow() + patience, either.Token));
    }

    private async Task PauseAsync(IncidentCommand command, Deadline deadline)
    {
        if (time.GetUtcNow() + ConflictPause >= deadline.At)
            throw new StoreUnavailableException($"The state of {command.IncidentId} kept changing.");
        await time.PauseAsync(ConflictPause * random.NextDouble(), deadline.Cancellation);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{IncidentId}: {Way} {Action}: {Outcome} {Reason}")]
    private partial void LogDecided(string incidentId, string way, string action, string outcome, string reason);
}
