using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Suppression;

namespace RoleFerry.Adapters.Incidents;

/// <summary>An alarm that fires and holds others back, as the item <c>FIRING#key / alarm</c>.</summary>
internal static class FiringItem
{
    public static Item Key(FiringSource source) => new(TableKeys.Firing(source.Key), TableKeys.Short(source.Alarm));

    public static Item Write(FiringSource source) =>
        Key(source)
            .With("type", "firing")
            .With("alarm", source.Alarm)
            .With("name", source.Name)
            .With("severity", source.Severity.ToString())
            .With("isTarget", new AttributeValue { BOOL = source.IsTarget })
            .With("at", source.At)
            .With("incidentId", source.IncidentId)
            .With("expiresAt", Item.Expiry(source.At + FiringSource.CountsFor));

    public static FiringSource Read(Dictionary<string, AttributeValue> item) =>
        new(
            item.Text(TableKeys.Pk)[TableKeys.Firing("").Length..],
            item.Text("alarm"),
            item.Text("name"),
            item.Enum<Severity>("severity"),
            item.Flag("isTarget"),
            item.Moment("at"),
            item.Text("incidentId")
        );
}
