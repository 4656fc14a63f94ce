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

    public static Item Write(Override said) =>
        new Item(Partition, Prefix + said.Id)
            .With("type", "override")
            .With("person", said.Person)
            .With("for", said.For)
            .With("from", said.From)
            .With("until", said.Until)
            .With("reason", said.Reason)
            .With("by", said.By)
            .With("at", said.At)
            .With("expiresAt", Item.Expiry(said.Until + KeptFor));

    public static Override Read(Dictionary<string, AttributeValue> item) =>
        new(
            item[TableKeys.Sk].S[Prefix.Length..],
            item.Text("person"),
            item.Text("for"),
            item.Moment("from"),
            item.Moment("until"),
            item.Text("reason"),
            item.Text("by"),
            item.Moment("at")
        );
}
