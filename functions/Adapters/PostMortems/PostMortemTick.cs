using RoleFerry.Adapters.Announcements;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.Policies;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Incidents.PostMortems;

namespace RoleFerry.Adapters.PostMortems;

/// <summary>What the minute's tick does for post-mortems: says what is due, once.</summary>
public sealed class PostMortemTick(
    PostMortemStore postMortems,
    IncidentStore incidents,
    AnnouncementOutbox announcements,
    PolicySource policies,
    TimeProvider time
)
{
    private const int PassSize = 25;

    /// <summary>Runs one tick. What it has to say goes into the outbox of announcements.</summary>
    /// <param name="scheduled">The moment the tick was for; the later of it and the clock is now.</param>
    /// <param name="until">No call starts after it.</param>
    /// <param name="cancellation">Ends everything; what is left waits for the next minute.</param>
    /// <exception cref="StoreUnavailableException">The table did not answer.</exception>
    public async Task RunAsync(DateTimeOffset scheduled, DateTimeOffset until, CancellationToken cancellation)
    {
        var clock = time.GetUtcNow();
        var now = scheduled > clock ? scheduled : clock;
        foreach (var (id, due) in await postMortems.ToLookAtAsync(now, PassSize, until, cancellation))
        {
            if (
                await postMortems.FindAsync(id, until, cancellation) is not { } it
                || await incidents.FindAsync(id, until, cancellation) is not { Incident: var incident }
            )
                continue;

            var policy = await policies.GetAsync(cancellation);
            var reminder = PostMortemReminder.At(it, incident.IsOpen, ReminderChannel.Of(incident, policy), now);
            // Said first, moved on afterwards: a crash in between says it again, and the outbox knows it by its id.
            if (reminder.Announcement is { } announcement)
                await announcements.AddAsync(announcement, now, until, cancellation);
            await postMortems.LookAsync(it, due, reminder.Next, until, cancellation);
        }
    }
}
