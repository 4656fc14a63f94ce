using RoleFerry.Core.Logs.Rules;
using RoleFerry.Core.Logs.Tallies;

namespace RoleFerry.Core.Logs.Groups;

/// <summary>
/// Decides what a batch's unread errors mean. A layout that its log group did not have raises one signal, and so does
/// one that a person called resolved; more of a layout that is known raises none. However many layouts a log group
/// has, it raises few signals in an hour, and few of them get groups of their own.
/// </summary>
public static class UnreadDecider
{
    /// <summary>
    /// New layouts of a log group that get groups of their own in an hour of the clock; further ones are counted
    /// together until the next hour.
    /// </summary>
    public const int MostNew = 20;

    /// <summary>Decides, in the batch's order.</summary>
    internal static IEnumerable<GroupChange> Decide(
        LogBatch batch,
        KnownLogs known,
        SignalRule rule,
        DateTimeOffset now
    )
    {
        long layouts = known.NewLayouts;
        foreach (var tally in Together(batch.Unread, known))
        {
            var change = BatchDecider.Decide(tally, known.Groups.GetValueOrDefault(tally.Fingerprint), rule, now);
            bool mayTell = rule.UnreadAnHour > 0;
            if (IsNewLayout(change))
                mayTell = ++layouts <= rule.UnreadAnHour;
            yield return mayTell || change.Signal is null ? change : change.Untold();
        }
    }

    /// <summary>
    /// Whether a log group has one more layout by this, as <see cref="KnownLogs.NewLayouts"/> counts.
    /// </summary>
    public static bool IsNewLayout(GroupChange change) =>
        change is { Before: null, Tally: { Unread.AreOthers: false, Hours.Count: > 0 } };

    /// <summary>
    /// Counts layouts that are too many in one group: the first of them counts for all, and the others stay in their
    /// places with nothing to count.
    /// </summary>
    private static List<GroupTally> Together(IReadOnlyList<GroupTally> tallies, KnownLogs known)
    {
        long layouts = known.NewLayouts;
        GroupTally? others = null;
        var result = new List<GroupTally>(tallies.Count);
        foreach (var tally in tallies)
        {
            bool isOwn =
                tally.Unread is { AreOthers: false }
                && (known.Groups.ContainsKey(tally.Fingerprint) || layouts++ < MostNew);
            if (isOwn)
                result.Add(tally);
            else if (others is null)
                result.Add(others = tally.AsOthers());
            else
                result.Add(others.Take(tally));
        }

        return result;
    }
}
