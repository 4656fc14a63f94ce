using System.Collections.Immutable;
using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Sources.CloudWatch;

namespace RoleFerry.Adapters.Tags;

/// <summary>An alarm's tags as CloudWatch told them when it was asked, as the item <c>TAGS#arn / TAGS</c>.</summary>
internal static class TagItem
{
    public const string Sk = "TAGS";

    /// <summary>
    /// How long they are kept: an answer that is no longer fresh counts until CloudWatch has given a newer one.
    /// </summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    public static string Pk(string alarm) => $"TAGS#{alarm}";

    public static Item Write(KnownTags known)
    {
        var item = new Item(Pk(known.Alarm), Sk)
            .With("type", "tags")
            .With("expiresAt", Item.Expiry(known.Answer.At + KeptFor));
        Map(ItemFields.Writing(item), known);
        return item;
    }

    public static KnownTags Read(Dictionary<string, AttributeValue> item) => Map(ItemFields.Reading(item), null);

    private static KnownTags Map(ItemFields item, KnownTags? it) =>
        new(
            item.Text("alarm", it?.Alarm),
            new TagAnswer(
                item.Enum("kind", it?.Answer.Kind),
                item.Parts<KeyValuePair<string, string>>("tags", it?.Answer.Tags.ToImmutableArray(), Pair)
                    .ToImmutableSortedDictionary(StringComparer.Ordinal),
                item.Moment("at", it?.Answer.At)
            )
        );

    private static KeyValuePair<string, string> Pair(ItemFields part, KeyValuePair<string, string>? it) =>
        new(part.Text("key", it?.Key, keepEmpty: true), part.Text("value", it?.Value, keepEmpty: true));
}
