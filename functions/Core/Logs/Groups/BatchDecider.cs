using System.Text;
using RoleFerry.Core.Logs.Rules;
using RoleFerry.Core.Logs.Tallies;

namespace RoleFerry.Core.Logs.Groups;

/// <summary>Decides what a batch means for the groups that it has errors of.</summary>
public static class BatchDecider
{
    /// <summary>
    /// The group that stands for a service's flood of signals. No rule of templates makes its name, so it keeps the
    /// first.
    /// </summary>
    public static ErrorFingerprint FloodOf(string service) =>
        ErrorFingerprint.OfTemplate(Encoding.UTF8.GetBytes("flood of errors in " + service)) with
        {
            Version = ErrorFingerprint.First,
        };

    /// <summary>Decides. Pure: the same input, the same answer.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="known">What is stored.</param>
    /// <param name="rules">When groups make themselves heard.</param>
    /// <param name="now">The clock, UTC.</param>
    public static BatchDecision Decide(LogBatch batch, KnownLogs known, LogRules rules, DateTimeOffset now)
    {
        var changes = new List<GroupChange>(batch.Groups.Count);
        foreach (var tally in Following([.. batch.Read], known.Followed))
            changes.Add(Decide(tally, known.Groups.GetValueOrDefault(tally.Fingerprint), rules.Signals, now));

        var floods = new Dictionary<string, GroupChange>(StringComparer.Ordinal);
        var raised = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (
            var service in changes
                .Where(c => c.Signal is not null)
                .GroupBy(c => c.Tally.Service, StringComparer.Ordinal)
                .ToArray()
        )
        {
            raised[service.Key] = service.Count();
            long sum = known.Raised.GetValueOrDefault(service.Key) + (known.IsRaisedCounted ? 0 : service.Count());
            if (sum > rules.Signals.Flood)
                Merge(
                    service.Key,
                    [.. service.Where(c => c.Trigger != GroupTrigger.Named)],
                    changes,
                    floods,
                    known,
                    batch,
                    now
                );
        }

        changes.AddRange(UnreadDecider.Decide(batch, known, rules.Signals, now));
        return new BatchDecision(changes, floods, raised);
    }

    /// <summary>
    /// Counts errors in the older groups that they follow. Several of a batch may follow one: the first of them counts
    /// for all, and the others stay in their places with nothing to count.
    /// </summary>
    private static IEnumerable<GroupTally> Following(
        IReadOnlyList<GroupTally> tallies,
        IReadOnlyDictionary<ErrorFingerprint, FollowedGroup> followed
    )
    {
        if (followed.Count == 0)
            return tallies;
        var leaders = new Dictionary<ErrorFingerprint, GroupTally>();
        var result = new List<GroupTally>(tallies.Count);
        foreach (var tally in tallies)
        {
            if (!followed.TryGetValue(tally.Fingerprint, out var older))
                result.Add(tally);
            else if (leaders.TryGetValue(older.Group, out var leader))
                result.Add(leader.Take(tally));
            else
                result.Add(leaders[older.Group] = tally.As(older.Group));
        }

        return result;
    }

    internal static GroupChange Decide(GroupTally tally, KnownGroup? known, SignalRule rule, DateTimeOffset now)
    {
        if (tally.Hours.Count == 0)
        {
            var elsewhere = new ErrorGroup(GroupStatus.Ongoing, tally.First, tally.Last, null, null);
            return new GroupChange(tally, null, elsewhere, GroupTrigger.None, null);
        }

        if (known is null)
        {
            var born = new ErrorGroup(GroupStatus.New, tally.First, tally.Last, now, null);
            var trigger = tally.Pattern is null ? GroupTrigger.New : GroupTrigger.Named;
            return new GroupChange(tally, null, born, trigger, GroupSignal.Alarm(tally, trigger, tally.First, now));
        }

        var before = known.Group;
        var after = before.Seen(tally.First, tally.Last);
        var why = TriggerOf(tally, known, rule);
        if (why == GroupTrigger.None)
            return new GroupChange(tally, before, after, why, null);
        after = after with
        {
            AlarmSince = now,
            Status = why == GroupTrigger.Regressed || IsBack(tally, before) ? GroupStatus.Regressed : after.Status,
            ResolvedAt = null,
        };
        return new GroupChange(tally, before, after, why, GroupSignal.Alarm(tally, why, after.FirstSeen, now));
    }

    private static GroupTrigger TriggerOf(GroupTally tally, KnownGroup known, SignalRule rule)
    {
        if (known.Group.Status == GroupStatus.Muted || known.Group.AlarmSince is not null)
            return GroupTrigger.None;
        if (known.Group.Status == GroupStatus.Resolved && !IsBack(tally, known.Group))
            return GroupTrigger.None;
        if (tally.Pattern is not null)
            return GroupTrigger.Named;
        if (known.Group.Status == GroupStatus.Resolved)
            return GroupTrigger.Regressed;
        if (tally.Unread is not null)
            return GroupTrigger.None;
        return SpikeTest.IsSpike(
            known.ThisHour + tally.Hours.MaxBy(h => h.Hour).Count,
            known.History,
            rule.SpikeAtLeast
        )
            ? GroupTrigger.Spiking
            : GroupTrigger.None;
    }

    /// <summary>Errors from before a group was called resolved that come late do not bring it back.</summary>
    private static bool IsBack(GroupTally tally, ErrorGroup group) =>
        group.Status == GroupStatus.Resolved && tally.Last > group.ResolvedAt;

    /// <summary>
    /// Puts one signal in the place of many. The groups change as they would have, but have no alarm of their own to
    /// end.
    /// </summary>
    private static void Merge(
        string service,
        List<GroupChange> many,
        List<GroupChange> changes,
        Dictionary<string, GroupChange> floods,
        KnownLogs known,
        LogBatch batch,
        DateTimeOffset now
    )
    {
        if (many.Count == 0)
            return;
        var before = known.Groups.GetValueOrDefault(FloodOf(service))?.Group;
        bool isOpen = before is { AlarmSince: not null };
        bool isMuted = before is { Status: GroupStatus.Muted };
        if (!isOpen && !isMuted && known.IsRaisedCounted)
            return;

        var tally = GroupSignal.FloodTally(service, many, batch);
        foreach (var change in many)
            changes[changes.IndexOf(change)] = change.Untold();
        if (known.IsRaisedCounted)
            return;
        var after = (before ?? new ErrorGroup(GroupStatus.New, tally.First, tally.Last, null, null)).Seen(
            tally.First,
            tally.Last
        );
        if (isOpen || isMuted)
        {
            floods[service] = new GroupChange(tally, before, after, GroupTrigger.None, null);
            return;
        }

        after = after with
        {
            AlarmSince = now,
            ResolvedAt = null,
            Status = before is null ? GroupStatus.New : GroupStatus.Ongoing,
        };
        floods[service] = new GroupChange(
            tally,
            before,
            after,
            GroupTrigger.Flood,
            GroupSignal.Alarm(tally, GroupTrigger.Flood, after.FirstSeen, now)
        );
    }
}
