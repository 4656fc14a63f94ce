using AWS.Lambda.Powertools.Metrics;
using Microsoft.Extensions.Logging;
using RoleFerry.Adapters.Concurrency;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.Outbox;
using RoleFerry.Adapters.Policies;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Telemetry;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Routing;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Suppression;

namespace RoleFerry.Adapters.Pipeline;

/// <summary>
/// Looks again at an alarm whose tags were not known when it was handled: load, decide, commit, deliver. Doing it
/// again finds nothing left to raise.
/// </summary>
public sealed partial class TagRevision(
    IncidentStore store,
    OutboxSender sender,
    FailOpenPager failOpen,
    PolicySource policies,
    TimeProvider time,
    Random random,
    FunctionMetrics metrics,
    ILogger<TagRevision> log
)
{
    /// <summary>How long the table may take, well within AlarmRouter's time-out.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>How much longer sending may take.</summary>
    private static readonly TimeSpan SendingPatience = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan ConflictPause = TimeSpan.FromMilliseconds(30);

    /// <summary>Raises the incident of an alarm where its tags say worse, or name others to be told.</summary>
    /// <param name="handled">The alarm as it was handled.</param>
    /// <param name="tagged">The same with its tags.</param>
    /// <param name="cancellation">Ends when the invocation's time is nearly up.</param>
    /// <returns>What became of it; null where nothing did.</returns>
    /// <exception cref="StoreUnavailableException">
    /// The table did not answer: what has become urgent was paged without it, and Lambda has to try again.
    /// </exception>
    public async Task<SignalAnswer?> ReviseAsync(Signal handled, Signal tagged, CancellationToken cancellation)
    {
        var view = await policies.ViewAsync(cancellation);
        var (before, triaged) = (Triage.Of(handled, view.Policy), Triage.Of(tagged, view.Policy));
        if (!MayMatter(before, triaged))
            return null;
        var deadline = new Deadline(time.GetUtcNow() + Patience, cancellation);
        try
        {
            if (await DecideAndCommitAsync(triaged, view, deadline) is not { } decision)
                return null;
            LogRevised(tagged.Name, triaged.Classification.Severity.ToString(), decision.After!.Id);
            metrics.Add($"Signals{decision.Outcome}", 1, MetricUnit.Count);
            return SignalAnswer.Of(triaged, decision);
        }
#pragma warning disable CA1031 // Whatever is the matter with the store, an urgent alarm is told.
        catch (Exception) when (IsNewlyUrgent(before, triaged))
#pragma warning restore CA1031
        {
            await failOpen.PageAsync(triaged with { Key = before.Key }, view, cancellation);
            throw;
        }
    }

    /// <summary>
    /// Pages without the table an alarm that is urgent by its tags alone. Its page has the id that its incident gets
    /// once the table is back, for its tags are not known then either.
    /// </summary>
    public async Task PageAsync(Signal handled, Signal tagged, CancellationToken cancellation)
    {
        var view = await policies.ViewAsync(cancellation);
        var (before, triaged) = (Triage.Of(handled, view.Policy), Triage.Of(tagged, view.Policy));
        if (IsNewlyUrgent(before, triaged))
            await failOpen.PageAsync(triaged with { Key = before.Key }, view, cancellation);
    }

    private async Task<Decision?> DecideAndCommitAsync(Triaged triaged, RoutingView view, Deadline deadline)
    {
        var sources = Inhibitor.KeysOfSources(view.Policy, triaged.Labels);
        while (true)
        {
            var loaded = await store.LoadAsync(triaged, sources, deadline);
            var now = time.GetUtcNow();
            if (IncidentDecider.Revise(loaded.Known, triaged, view, now) is not { } decision)
                return null;
            var outbox = OutboxEntries.Of(decision, now);
            if (await store.CommitAsync(decision, outbox, markSeen: false, now, deadline) == CommitResult.Committed)
            {
                await sender.SendNewAsync(outbox, decision.After, view.Policy, deadline.Later(SendingPatience));
                return decision;
            }

            if (time.GetUtcNow() + ConflictPause >= deadline.At)
                throw new StoreUnavailableException($"The state of {triaged.Signal.Name} kept changing.");
            await time.PauseAsync(ConflictPause * random.NextDouble(), deadline.Cancellation);
        }
    }

    /// <summary>Whether the tags say anything that can change who is told.</summary>
    private static bool MayMatter(Triaged before, Triaged after) =>
        after.Signal.State != SignalState.Ok
        && (
            after.Classification.Severity < before.Classification.Severity
            || after.Routing.Channels.Except(before.Routing.Channels, StringComparer.Ordinal).Any()
        );

    private static bool IsNewlyUrgent(Triaged before, Triaged after) =>
        IsUrgent(after) && !IsUrgent(before) && after.Signal is { State: SignalState.Alarm, SuppressedBy: null };

    private static bool IsUrgent(Triaged triaged) => triaged.Classification.Severity <= Severity.P1;

    [LoggerMessage(Level = LogLevel.Information, Message = "{Alarm} is {Severity} by its tags: {IncidentId} is raised")]
    private partial void LogRevised(string alarm, string severity, string incidentId);
}
