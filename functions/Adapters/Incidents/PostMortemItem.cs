using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Incidents.PostMortems;
using RoleFerry.Core.Signals;

namespace RoleFerry.Adapters.Incidents;

/// <summary>
/// A post-mortem as the item <c>INC#id / POSTMORTEM</c>. The end of its incident writes when it is due, people write
/// its text: neither waits for the other.
/// </summary>
internal static class PostMortemItem
{
    /// <summary>
    /// Partition of both indexes. One: a post-mortem is written for an incident that people have worked on, and they
    /// do not work on thousands.
    /// </summary>
    public const string Partition = "POSTMORTEM";

    public static Item Key(string incidentId) => new(TableKeys.Incident(incidentId), TableKeys.PostMortem);

    /// <summary>Begins it when its incident ends. One that is begun keeps its text and gets a new time.</summary>
    /// <param name="it">As it is without a text.</param>
    public static Update Begin(PostMortem it) =>
        Facts(it)
            .Set("openStatus", Item.Text(Partition))
            .Set("openedAt", Item.Moment(it.EndedAt))
            .Set("dueShard", Item.Text(Partition))
            .Set("dueAt", Item.Moment(it.EndedAt + PostMortem.RemindAfter))
            .Build(Key(it.IncidentId));

    /// <summary>
    /// Writes what somebody saved, if nobody else has and the incident has not ended anew since it was read.
    /// </summary>
    /// <param name="before">As it was read.</param>
    /// <param name="after">With the new text.</param>
    /// <param name="now">The clock: what is due is what comes after it.</param>
    public static Update Save(PostMortem before, PostMortem after, DateTimeOffset now)
    {
        var update = Facts(after)
            .Set("version", Item.Number(after.Version))
            .Set("text", Item.Text(after.Text ?? ""))
            .Set("savedAt", Item.Moment(after.SavedAt ?? now))
            .Require("version", before.Version == 0 ? null : Item.Number(before.Version))
            .Require("endedAt", Item.Moment(before.EndedAt));
        if (after.PublishedAt is { } at && after.PublishedFor is { } end)
            update.Set("publishedAt", Item.Moment(at)).Set("publishedFor", Item.Moment(end));
        if (after.IsFinished)
            update.Remove("openStatus").Remove("openedAt");
        else
            update.Set("openStatus", Item.Text(Partition)).Set("openedAt", Item.Moment(after.EndedAt));
        if (PostMortemReminder.NextOf(after, now) is { } next)
            update.Set("dueShard", Item.Text(Partition)).Set("dueAt", Item.Moment(next));
        else
            update.Remove("dueShard").Remove("dueAt");
        return update.Build(Key(after.IncidentId));
    }

    /// <summary>Moves on when to look at it, if that is still as it was read.</summary>
    public static Update Look(PostMortem it, DateTimeOffset due, DateTimeOffset? next)
    {
        var update = new UpdateText().Require("dueAt", Item.Moment(due));
        if (next is { } at)
            update.Set("dueAt", Item.Moment(at));
        else
            update.Remove("dueShard").Remove("dueAt");
        return update.Build(Key(it.IncidentId));
    }

    public static PostMortem Read(Dictionary<string, AttributeValue> item) =>
        new()
        {
            IncidentId = item.Text("incidentId"),
            Title = item.Text("title"),
            Severity = item.Enum<Severity>("severity"),
            Service = item.Text("service"),
            EndedAt = item.Moment("endedAt"),
            Version = item.Int("version"),
            Text = item.TextOrNull("text"),
            SavedAt = item.MomentOrNull("savedAt"),
            PublishedAt = item.MomentOrNull("publishedAt"),
            PublishedFor = item.MomentOrNull("publishedFor"),
        };

    private static UpdateText Facts(PostMortem it) =>
        new UpdateText()
            .Set("type", Item.Text("postmortem"))
            .Set("incidentId", Item.Text(it.IncidentId))
            .Set("title", Item.Text(it.Title))
            .Set("severity", Item.Text(it.Severity.ToString()))
            .Set("service", Item.Text(it.Service))
            .Set("endedAt", Item.Moment(it.EndedAt));
}
