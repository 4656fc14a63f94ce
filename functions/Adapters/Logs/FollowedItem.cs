using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Logs;
using RoleFerry.Core.Logs.Groups;

namespace RoleFerry.Adapters.Logs;

/// <summary>
/// That errors of a fingerprint count in the group of an older one, as the item <c>ERR#fingerprint / FOLLOWS</c>. It is
/// kept as long as a group that is not seen any more, and written again after half of that time.
/// </summary>
internal static class FollowedItem
{
    public const string Sk = "FOLLOWS";

    public static Item Key(ErrorFingerprint fingerprint) => new(LogKeys.Group(fingerprint), Sk);

    public static Update Write(ErrorFingerprint fingerprint, ErrorFingerprint group, DateTimeOffset now) =>
        new UpdateText()
            .Set("type", Item.Text("followed"))
            .Set("group", Item.Text(group.ToString()))
            .Set("expiresAt", Item.Expiry(now + ErrorGroupItem.RememberedFor))
            .Build(Key(fingerprint));

    /// <summary>As it is stored, whenever it is read.</summary>
    /// <exception cref="FormatException">It names no group.</exception>
    public static FollowedGroup ReadStored(Dictionary<string, AttributeValue> item) =>
        Read(item, DateTimeOffset.MinValue);

    /// <exception cref="FormatException">It names no group.</exception>
    public static FollowedGroup Read(Dictionary<string, AttributeValue> item, DateTimeOffset now) =>
        ErrorFingerprint.TryParse(item.Text("group"), out var group)
            ? new FollowedGroup(group, item.ExpiryOrNull("expiresAt") > now + (ErrorGroupItem.RememberedFor / 2))
            : throw new FormatException($"{item.Text("group")} is no fingerprint.");
}
