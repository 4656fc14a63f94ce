using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Suppression;

namespace RoleFerry.Adapters.Incidents;

/// <summary>An alarm that fires and holds others back, as the item <c>FIRING#key / alarm</c>.</summary>
internal static class FiringItem
{
    public static Item Key(FiringSource source) => new(TableKeys.Firing(source.Key), TableKeys.Short(source.Alarm));

    public static Item Write(FiringSource source)
    {
        var item = Key(source).With("type", "firing");
        Map(ItemFields.Writing(item), source);
        return item.With("expiresAt", Item.Expiry(source.At + FiringSource.CountsAtMost));
    }

    public static FiringSource Read(Dictionary<string, AttributeValue> item) => Map(ItemFields.Reading(item), null);

    private static FiringSource Map(ItemFields item, FiringSource? it) =>
        new(
            item.Key(TableKeys.Pk)[TableKeys.Firing("").Length..],
            item.Text("alarm", it?.Alarm),
            item.Text("name", it?.Name),
            item.Enum("severity", it?.Severity),
            item.Flag("isTarget", it?.IsTarget),
            item.Moment("at", it?.At),
            item.Text("incidentId", it?.IncidentId)
        );
}
