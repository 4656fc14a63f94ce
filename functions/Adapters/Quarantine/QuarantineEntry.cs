namespace RoleFerry.Adapters.Quarantine;

/// <summary>An item that something is wrong with, as people are shown it.</summary>
/// <param name="Id">Names it to <c>roleferry quarantine</c>.</param>
/// <param name="Pk">The item's partition key.</param>
/// <param name="Sk">The item's sort key.</param>
/// <param name="What">What is wrong with it.</param>
/// <param name="IsReadable">Whether it can be read, and what was to be done about it failed.</param>
/// <param name="Faults">How often that was found.</param>
/// <param name="FirstAt">When it was found first.</param>
/// <param name="LastAt">When it was found last.</param>
/// <param name="ToldAt">When people were told; null where they were not.</param>
/// <param name="TakenAt">Since when nothing is tried with it any more; null where it still is.</param>
public sealed record QuarantineEntry(
    string Id,
    string Pk,
    string Sk,
    string What,
    bool IsReadable,
    int Faults,
    DateTimeOffset FirstAt,
    DateTimeOffset LastAt,
    DateTimeOffset? ToldAt,
    DateTimeOffset? TakenAt
)
{
    /// <summary>Of an item that was found to be unreadable just now.</summary>
    internal static QuarantineEntry Unreadable(string pk, string sk, string what, DateTimeOffset now) =>
        new(QuarantineItem.IdOf(pk, sk), pk, sk, what, IsReadable: false, Faults: 1, now, now, null, null);
}
