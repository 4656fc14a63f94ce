using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Signals;

namespace RoleFerry.Adapters.Incidents;

/// <summary>An alarm that belongs to an incident.</summary>
/// <param name="Key">Which alarm.</param>
/// <param name="Name">As people know it.</param>
/// <param name="State">Its newest state.</param>
/// <param name="At">Since when, by its own time.</param>
/// <param name="UntoldSince">When it joined, by our clock, where people have yet to be told; else null.</param>
/// <param name="LookAt">When the clock has to look at its incident because of that; null once it has.</param>
public sealed record IncidentMember(
    SignalKey Key,
    string Name,
    SignalState State,
    DateTimeOffset At,
    DateTimeOffset? UntoldSince = null,
    DateTimeOffset? LookAt = null
)
{
    /// <summary>Partition of the index Due: alarms that joined, so that the clock looks at their incident.</summary>
    internal const string DueShard = "JOIN";

    /// <summary>As one of which people are yet to be told; null where they were.</summary>
    internal JoinedAlarm? Untold =>
        UntoldSince is { } since ? new JoinedAlarm(Key, Name, since, State == SignalState.Alarm, LookAt) : null;

    internal static IncidentMember Read(Dictionary<string, AttributeValue> item) =>
        new(
            new SignalKey(item.Text("source"), item.Text("alarm"), item.Text("contributor")),
            item.Text("name"),
            item.Enum<SignalState>("state"),
            item.Moment("at"),
            item.MomentOrNull("untoldSince"),
            item.MomentOrNull("dueAt")
        );

    internal static Item ItemKey(string incidentId, SignalKey alarm) =>
        new(TableKeys.Incident(incidentId), TableKeys.Member(alarm));

    /// <summary>The mark beside it while it fires: who asks for any that fires reads no members.</summary>
    internal static Item MarkKey(string incidentId, SignalKey alarm) =>
        new(TableKeys.Incident(incidentId), TableKeys.FiringMember(alarm));

    /// <summary>Notes that people were told that it joined.</summary>
    internal static Update Told(string table, string incidentId, SignalKey alarm)
    {
        var update = Forget(new UpdateText()).Build(ItemKey(incidentId, alarm));
        update.TableName = table;
        return update;
    }

    /// <summary>Makes sure that it fires still.</summary>
    internal static TransactWriteItem StillFires(string table, string incidentId, SignalKey alarm) =>
        new()
        {
            ConditionCheck = new ConditionCheck
            {
                TableName = table,
                Key = ItemKey(incidentId, alarm),
                ConditionExpression = "#state = :alarm",
                ExpressionAttributeNames = new() { ["#state"] = "state" },
                ExpressionAttributeValues = new() { [":alarm"] = Item.Text(nameof(SignalState.Alarm)) },
            },
        };

    internal static UpdateText Forget(UpdateText text) => text.Remove("untoldSince").Remove("dueShard").Remove("dueAt");

    /// <summary>Writes its state. That people are yet to be told of it stays, whatever state follows.</summary>
    internal UpdateText Write()
    {
        var text = new UpdateText()
            .Set("type", Item.Text("alarm"))
            .Set("source", Item.Text(Key.Source))
            .Set("alarm", Item.Text(Key.Id))
            .Set("name", Item.Text(Name))
            .Set("state", Item.Text(State.ToString()))
            .Set("at", Item.Moment(At));
        if (Key.Contributor.Length > 0)
            text.Set("contributor", Item.Text(Key.Contributor));
        if (UntoldSince is { } since && LookAt is { } due)
            text.Set("untoldSince", Item.Moment(since))
                .Set("dueShard", Item.Text(DueShard))
                .Set("dueAt", Item.Moment(due));
        return text;
    }
}
