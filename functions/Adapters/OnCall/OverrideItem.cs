using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.OnCall;

namespace RoleFerry.Adapters.OnCall;

/// <summary>Somebody's word that somebody takes over, as the item <c>ONCALL / OVERRIDE#id</c>.</summary>
internal static class OverrideItem
{
    public const string Partition = "ONCALL";
    public const string Prefix = "OVERRIDE#";

    /// <summary>Who was on call in the past is asked for a year and a month.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(396);

    public static Item Write(Override said)
    {
        var item = new Item(Partition, Prefix + said.Id).With("type", "override");
        Map(ItemFields.Writing(item), said);
        return item.With("expiresAt", Item.Expiry(said.Until + KeptFor));
    }

    public static Override Read(Dictionary<string, AttributeValue> item) => Map(ItemFields.Reading(item), null);

    private static Override Map(ItemFields item, Override? it) =>
        new(
            item.Key(TableKeys.Sk)[Prefix.Length..],
            item.Text("person", it?.Person),
            item.Text("for", it?.For),
            item.Moment("from", it?.From),
            item.Moment("until", it?.Until),
            item.Text("reason", it?.Reason),
            item.Text("by", it?.By),
            item.Moment("at", it?.At)
        );
}
