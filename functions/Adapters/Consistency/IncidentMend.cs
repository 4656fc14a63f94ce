using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Incidents;

namespace RoleFerry.Adapters.Consistency;

/// <summary>
/// What makes an open incident whole again. Each write is refused where the incident has changed since it was read.
/// </summary>
internal static class IncidentMend
{
    /// <summary>Whether the clock will look at an incident.</summary>
    public static bool HasClock(Incident incident, Dictionary<string, AttributeValue> stored) =>
        incident.LookAt is not null && stored.GetValueOrDefault("dueShard")?.S == TableKeys.ClockShard(incident.Id);

    /// <summary>Has the clock look at it at once.</summary>
    public static TransactWriteItem Clock(
        string table,
        Incident incident,
        Dictionary<string, AttributeValue> stored,
        DateTimeOffset now
    ) =>
        In(
            table,
            new UpdateText()
                .Set("dueShard", Item.Text(TableKeys.ClockShard(incident.Id)))
                .Set("dueAt", Item.Moment(now))
                .Require("version", Item.Number(incident.Version))
                .Require("dueShard", stored.GetValueOrDefault("dueShard"))
                .Require("dueAt", stored.GetValueOrDefault("dueAt"))
                .Build(KeyOf(incident.Id))
        );

    /// <summary>Puts it where lists look for it.</summary>
    public static TransactWriteItem List(string table, Incident incident) =>
        In(
            table,
            new UpdateText()
                .Set("openStatus", IncidentItem.Write(incident)["openStatus"])
                .Require("version", Item.Number(incident.Version))
                .Build(KeyOf(incident.Id))
        );

    /// <summary>Notes that it is open for its key, where no other is.</summary>
    public static TransactWriteItem[] Point(string table, Incident incident) =>
        [
            StateWrites.OpenPointer(table, null, incident, null)!,
            new()
            {
                ConditionCheck = new ConditionCheck
                {
                    TableName = table,
                    Key = KeyOf(incident.Id),
                    ConditionExpression = "version = :version",
                    ExpressionAttributeValues = new() { [":version"] = Item.Number(incident.Version) },
                },
            },
        ];

    private static TransactWriteItem In(string table, Update update)
    {
        update.TableName = table;
        return new() { Update = update };
    }

    private static Item KeyOf(string incidentId) => new(TableKeys.Incident(incidentId), TableKeys.State);
}
