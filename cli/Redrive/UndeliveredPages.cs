using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.Outbox;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Incidents;

namespace RoleFerry.Cli.Redrive;

/// <summary>The pages in the table that no channel took.</summary>
internal sealed class UndeliveredPages(OutboxStore outbox, IncidentStore incidents, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Makes a page due again, where that is still of use.</summary>
    /// <exception cref="StoreUnavailableException">The table did not answer.</exception>
    public async Task<RedriveResult> ReviveAsync(string incidentId, string messageId, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var incident = await incidents.FindAsync(incidentId, new Deadline(now + Patience, cancellation));
        if (incident?.Incident.Status == IncidentStatus.Resolved)
            return Settled($"{incidentId} is resolved, so the page is no longer needed.");

        var entries = await outbox.OfIncidentAsync(incidentId, new Deadline(now + Patience, cancellation));
        return entries.FirstOrDefault(e => e.Notification.Id == messageId) switch
        {
            null => new RedriveResult(
                RedriveOutcome.Held,
                "The table does not contain this page. If it is the right table, the page has expired. "
                    + "`--delete` removes it."
            ),
            { State: OutboxState.Undeliverable } page
                when await outbox.ReviveAsync(page, now, new Deadline(now + Patience, cancellation)) =>
                new RedriveResult(
                    RedriveOutcome.Redriven,
                    $"Due again: the next tick sends it to {page.Notification.Channel}."
                ),
            { State: OutboxState.Pending or OutboxState.Undeliverable } => Settled(
                "It is already in the outbox, and is sent when it is due."
            ),
            var page => Settled($"There is nothing left to do: it is {page.State} in the outbox."),
        };
    }

    private static RedriveResult Settled(string text) => new(RedriveOutcome.Settled, text);
}
