using Amazon.DynamoDBv2.Model;
using RoleFerry.Core.Signals;

namespace RoleFerry.Adapters.DynamoDb;

/// <summary>An alarm that belongs to an incident.</summary>
/// <param name="Key">Which alarm.</param>
/// <param name="Name">As people know it.</param>
/// <param name="State">Its newest state.</param>
/// <param name="At">Since when, by its own time.</param>
public sealed record IncidentMember(SignalKey Key, string Name, SignalState State, DateTimeOffset At)
{
    internal static IncidentMember Read(Dictionary<string, AttributeValue> item) => new(
        new SignalKey(item.Text("source"), item.Text("alarm"), item.Text("contributor")),
        item.Text("name"), item.Enum<SignalState>("state"), item.Moment("at"));

    internal Item Write(string incidentId) => new Item(TableKeys.Incident(incidentId), TableKeys.Member(Key))
        .With("type", "alarm")
        .With("source", Key.Source)
        .With("alarm", Key.Id)
        .With("contributor", Key.Contributor)
        .With("name", Name)
        .With("state", State.ToString())
        .With("at", At);
}
