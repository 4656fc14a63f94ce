using RoleFerry.Adapters.Quarantine;

namespace RoleFerry.Cli.Quarantine;

/// <summary>An item that something is wrong with, as it is listed.</summary>
/// <param name="Id">Names it to <c>show</c> and <c>release</c>.</param>
/// <param name="Pk">Its partition key.</param>
/// <param name="Sk">Its sort key.</param>
/// <param name="IsReadable">Whether it can be read, and what was to be done about it failed.</param>
/// <param name="What">What is wrong with it.</param>
/// <param name="Faults">How often that was found.</param>
/// <param name="FirstAt">When it was found first.</param>
/// <param name="LastAt">When it was found last.</param>
/// <param name="TakenAt">Since when nothing is tried with it any more; null where it still is.</param>
internal sealed record ListedItem(
    string Id,
    string Pk,
    string Sk,
    bool IsReadable,
    string What,
    int Faults,
    DateTimeOffset FirstAt,
    DateTimeOffset LastAt,
    DateTimeOffset? TakenAt
)
{
    public static ListedItem Of(QuarantineEntry entry) =>
        new(
            entry.Id,
            entry.Pk,
            entry.Sk,
            entry.IsReadable,
            entry.What,
            entry.Faults,
            entry.FirstAt,
            entry.LastAt,
            entry.TakenAt
        );
}
