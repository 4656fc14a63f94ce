using RoleFerry.Adapters.Announcements;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.Policies;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Ticks;
using RoleFerry.Core.Incidents.PostMortems;

namespace RoleFerry.Adapters.PostMortems;

/// <summary>What the minute's tick does for post-mortems: says what is due, once.</summary>
public sealed class PostMortemTick(
    PostMortemStore postMortems,
    IncidentStore incidents,
    AnnouncementOutbox announcements,
    PolicySource policies,
    ItemGuard guard,
    TimeProvider time
) : ITick
{
    private const int PassSize = 25;

    /// <inheritdoc/>
    public string Name => "post-mortems";

    /// <inheritdoc/>
    public int Order => 80;

    /// <inheritdoc/>
    public double Share => 0.06;

    /// <summary>Runs one tick. What it has to say goes into the outbox of announcements.</summary>
    /// <param name="scheduled">The moment the tick was for; the later of it and the clock is now.</param>
    /// <param name="deadline">When to stop; what is left waits for the next minute.</param>
    /// <returns>How many reminders it announced.</returns>
    public async Task<int> RunAsync(DateTimeOffset scheduled, Deadline deadline)
    {
        var clock = time.GetUtcNow();
        var now = scheduled > clock ? scheduled : clock;
        var said = 0;
        foreach (var (id, due) in await postMortems.ToLookAtAsync(now, PassSize, deadline))
        {
            var isSaid = await guard.TryAsync(
                TableKeys.Incident(id),
                TableKeys.PostMortem,
                () => LookAsync(id, due, now, deadline),
                deadline
            );
            if (isSaid)
                said++;
        }

        return said;
    }

    /// <returns>Whether there was something to say.</returns>
    private async Task<bool> LookAsync(string id, DateTimeOffset due, DateTimeOffset now, Deadline deadline)
    {
        if (
            await postMortems.FindAsync(id, deadline) is not { } it
            || await incidents.FindAsync(id, deadline) is not { Incident: var incident }
        )
            return false;

        var policy = await policies.GetAsync(deadline.Cancellation);
        var reminder = PostMortemReminder.At(it, incident.IsOpen, ReminderChannel.Of(incident, policy), now);
        // Said first, moved on afterwards: a crash in between says it again, and the outbox knows it by its id.
        if (reminder.Announcement is { } announcement)
            await announcements.AddAsync(announcement, now, deadline);
        await postMortems.LookAsync(it, due, reminder.Next, deadline);
        return reminder.Announcement is not null;
    }
}
