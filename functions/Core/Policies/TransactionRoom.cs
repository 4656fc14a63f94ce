using System.Collections.Immutable;

namespace RoleFerry.Core.Policies;

/// <summary>
/// Whether all that a decision can ask for fits into the one transaction that it is written in. DynamoDB takes at most
/// 100 writes, and one for each item.
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
/// </summary>
public static class TransactionRoom
{
    /// <summary>Writes of one transaction.</summary>
    public const int MostWrites = 100;

    /// <summary>
    /// What a decision writes once at most: the signal's mark, its memory and its log entry; the incident, its open
    /// pointer and what a stale one names, its post-mortem, the mark that it is to expire, the timeline's line, the
    /// alarm as a member, as a firing one and as a suppressed one.
    /// </summary>
    public const int Own = 12;

    /// <summary>
    /// Alarms that had joined of which it is noted in the transaction that people are told; of more it is noted
    /// behind it.
    /// </summary>
    public const int JoinedAlarms = 19;

    /// <summary>
    /// The most that a decision can write: a message for each channel, for an incident can come to be told of in all
    /// of them, and another that ends what rang there before where the channel keeps state; and an item for each
    /// inhibition rule that an alarm can be the source of.
    /// </summary>
    public static int Needed(RoutingPolicy policy) =>
        Own
        + JoinedAlarms
        + policy.Channels.Count
        + policy.Channels.Keys.Count(policy.KeepsState)
        + policy.Inhibit.DistinctBy(ContentOf).Count();

    /// <summary>Rules that say the same as one before them, which would be one item twice.</summary>
    public static IEnumerable<(InhibitRule First, InhibitRule Twin)> Twins(ImmutableArray<InhibitRule> rules) =>
        rules
            .GroupBy(ContentOf, StringComparer.Ordinal)
            .SelectMany(same => same.Skip(1).Select(twin => (same.First(), twin)));

    /// <summary>Why two rules that say the same are refused.</summary>
    public static string TwinSentence(InhibitRule first, InhibitRule twin) =>
        $"The inhibition rule `{twin.Name}` says the same as `{first.Name}`: one of them is enough.";

    /// <summary>Why a policy is refused that needs more room than there is; null where it does not.</summary>
    public static string? OverflowSentence(RoutingPolicy policy) =>
        Needed(policy) <= MostWrites
            ? null
            : $"One alarm could need {Needed(policy)} writes, and DynamoDB takes {MostWrites} in a transaction: there "
                + $"are {Needed(policy) - Own - JoinedAlarms} channels (those of phones count twice) and inhibition "
                + $"rules, "
                + $"{MostWrites - Own - JoinedAlarms} at most.";

    /// <summary>Names what a rule says, whatever it is called and in whatever order it says it.</summary>
    private static string ContentOf(InhibitRule rule) => rule.KeyOf(ImmutableDictionary<string, string>.Empty);
}
