using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Incidents.PostMortems;

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
        WithFacts(it)
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
        var text = new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
        WithText(ItemFields.Writing(text), after);
        var update = WithFacts(after)
            .Set(text)
            .Require("version", before.Version == 0 ? null : Item.Number(before.Version))
            .Require("endedAt", Item.Moment(before.EndedAt));
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

    public static PostMortem Read(Dictionary<string, AttributeValue> item)
    {
        var fields = ItemFields.Reading(item);
        return WithText(fields, Facts(fields, null));
    }

    private static UpdateText WithFacts(PostMortem it)
    {
        var facts = new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
        Facts(ItemFields.Writing(facts), it);
        return new UpdateText().Set("type", Item.Text("postmortem")).Set(facts);
    }

    /// <summary>What its incident says.</summary>
    private static PostMortem Facts(ItemFields item, PostMortem? it) =>
        new()
        {
            IncidentId = item.Text("incidentId", it?.IncidentId),
            Title = item.Text("title", it?.Title, keepEmpty: true),
            Severity = item.Enum("severity", it?.Severity),
            Service = item.Text("service", it?.Service, keepEmpty: true),
            EndedAt = item.Moment("endedAt", it?.EndedAt),
        };

    /// <summary>What people say.</summary>
    private static PostMortem WithText(ItemFields item, PostMortem it) =>
        it with
        {
            Version = item.Int("version", it.Version),
            Text = item.TextOrNull("text", it.Text, keepEmpty: true),
            SavedAt = item.MomentOrNull("savedAt", it.SavedAt),
            PublishedAt = item.MomentOrNull("publishedAt", it.PublishedAt),
            PublishedFor = item.MomentOrNull("publishedFor", it.PublishedFor),
        };
}
