using RoleFerry.Adapters.Concurrency;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Changes;
using RoleFerry.Core.Incidents;

namespace RoleFerry.Adapters.Changes;

/// <summary>
/// Takes a change: keeps it, and wakes the clock of the open incidents that have to tell of it. An incident that
/// opens later is looked at by the clock anyway.
/// </summary>
public sealed class ChangeIntake(
    ChangeStore changes,
    IncidentHistory history,
    IncidentStore incidents,
    TimeProvider time
)
{
    private const int AtOnce = 8;

    /// <summary>Returns when it is kept and every incident is woken.</summary>
    /// <exception cref="StoreUnavailableException">No answer in time; taking it again does no harm.</exception>
    public async Task TakeAsync(Change change, Deadline deadline)
    {
        await changes.PutAsync(change, time.GetUtcNow(), deadline);
        var open = await history.OpenAsync(deadline);
        await SideBySide.ForEachAsync(
            open.Where(incident => NearbyChange.Concerns(incident, change)),
            AtOnce,
            async incident => await incidents.WakeAsync(incident.Id, time.GetUtcNow(), deadline),
            deadline.Cancellation
        );
    }
}
