using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Table;

namespace RoleFerry.Adapters.Quarantine;

/// <summary>
/// What is known of an item that something is wrong with, as the item <c>QUARANTINE / id</c>. Once it is taken, the
/// attribute <c>taken</c> has the item as it was, byte for byte.
/// </summary>
internal static class QuarantineItem
{
    public const string Pk = "QUARANTINE";
    public const string Taken = "taken";

    /// <summary>The only attributes that a readable item is taken out of its index by.</summary>
    public static readonly string[] Due = ["dueShard", "dueAt"];

    /// <summary>Faults are counted together while no more than this lies between them.</summary>
    private static readonly TimeSpan CountedFor = TimeSpan.FromDays(1);

    /// <summary>How long what was taken is kept: an engineer on a long leave must find it still.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(400);

    public static string IdOf(string pk, string sk) => TableKeys.Short($"{pk}\n{sk}");

    public static Item Key(string id) => new(Pk, id);

    /// <summary>Counts one more fault.</summary>
    public static Update Count(ItemFault fault, DateTimeOffset now)
    {
        var update = new UpdateText()
            .Set("type", Item.Text("quarantine"))
            .Set("itemPk", Item.Text(fault.Pk))
            .Set("itemSk", Item.Text(fault.Sk))
            .Set("what", Item.Text(fault.What))
            .Set("isReadable", new AttributeValue { BOOL = fault.IsReadable })
            .Set("lastAt", Item.Moment(now))
            .Set("expiresAt", Item.Expiry(now + CountedFor))
            .SetOnce("firstAt", Item.Moment(now))
            .Add("faults", Item.Number(1))
            .RequireNone("takenAt");
        return update.Build(Key(IdOf(fault.Pk, fault.Sk)));
    }

    /// <summary>Notes that people were told.</summary>
    public static Update Told(QuarantineEntry entry, DateTimeOffset now) =>
        new UpdateText().Set("toldAt", Item.Moment(now)).RequireNone("toldAt").Build(Key(entry.Id));

    /// <summary>Keeps what is taken.</summary>
    /// <param name="entry">What is known of it, taken.</param>
    /// <param name="item">It, as it is stored.</param>
    public static Item Take(QuarantineEntry entry, Dictionary<string, AttributeValue> item)
    {
        var kept = Key(entry.Id).With("type", "quarantine");
        Map(ItemFields.Writing(kept), entry);
        return kept.With("expiresAt", Item.Expiry(entry.TakenAt!.Value + KeptFor))
            .With(Taken, new AttributeValue { M = Kept(entry, item), IsMSet = true });
    }

    public static QuarantineEntry Read(Dictionary<string, AttributeValue> item) => Map(ItemFields.Reading(item), null);

    private static QuarantineEntry Map(ItemFields item, QuarantineEntry? it) =>
        new(
            item.Key(TableKeys.Sk),
            item.Text("itemPk", it?.Pk),
            item.Text("itemSk", it?.Sk),
            item.Text("what", it?.What),
            item.Flag("isReadable", it?.IsReadable),
            item.Int("faults", it?.Faults),
            item.Moment("firstAt", it?.FirstAt),
            item.Moment("lastAt", it?.LastAt),
            item.MomentOrNull("toldAt", it?.ToldAt),
            item.MomentOrNull("takenAt", it?.TakenAt)
        );

    /// <summary>Of a readable item, which stays, only what takes it out of its index.</summary>
    private static Dictionary<string, AttributeValue> Kept(
        QuarantineEntry entry,
        Dictionary<string, AttributeValue> item
    ) => entry.IsReadable ? item.Where(a => Due.Contains(a.Key)).ToDictionary() : item;
}
