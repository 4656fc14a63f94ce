using System.Collections.Immutable;

namespace RoleFerry.Cli.Logs.Connecting;

/// <summary>Decides what is to be done with each log group. Filters of others are never touched.</summary>
internal static class GroupPlanner
{
    /// <summary>
    /// Subscriptions of one group, for everybody together.
    /// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html
    /// </summary>
    private const int MostFilters = 2;

    /// <summary>To do with a group that logs.yaml lists.</summary>
    /// <param name="to">Where its lines are to go.</param>
    /// <param name="listed">What logs.yaml says.</param>
    /// <param name="found">The group; null where there is none.</param>
    /// <param name="filters">All that the group has.</param>
    public static GroupPlan Listed(
        LogDestinations to,
        ListedGroup listed,
        AccountLogGroup? found,
        IReadOnlyList<SubscriptionFilter> filters
    )
    {
        if (to.OwnGroups.Any(own => listed.Name.StartsWith(own, StringComparison.Ordinal)))
        {
            var refused = new GroupReport(listed.Name, ConnectionState.Refused, "this stack writes it itself");
            return Without(filters, to.Stack, refused);
        }

        if (found is null)
            return new GroupPlan(new GroupReport(listed.Name, ConnectionState.Missing, "it does not exist yet"));
        if (!found.TakesSubscriptions)
        {
            return new GroupPlan(
                new GroupReport(
                    listed.Name,
                    ConnectionState.Unsupported,
                    $"groups of the class {found.Class} take no subscriptions"
                )
            );
        }

        ImmutableArray<string> others = [.. filters.Where(f => !f.IsOf(to.Stack)).Select(f => f.Name)];
        SubscriptionFilter[] wanted = [to.Errors];
        if (to.Archive is { } archive && listed.IsArchived)
            wanted = [to.Errors, archive];
        ImmutableArray<SubscriptionFilter> fitting = [.. wanted.Take(Math.Max(0, MostFilters - others.Length))];
        ImmutableArray<SubscriptionFilter> put = [.. fitting.Except(filters)];
        var remove = Names(filters, to.Stack).RemoveRange(fitting.Select(f => f.Name));
        var isFull = fitting.Length < wanted.Length;
        var setsRetention = listed.RetentionDays is { } days && days != found.RetentionDays;
        var report = new GroupReport(
            listed.Name,
            fitting.IsEmpty ? ConnectionState.Full
                : put.Contains(to.Errors) ? ConnectionState.ToConnect
                : ConnectionState.Connected,
            wanted.Length == 1
                ? remove.IsEmpty
                    ? ArchiveState.NotWanted
                    : ArchiveState.ToStop
                : isFull
                    ? ArchiveState.NoRoom
                    : put.Contains(wanted[1])
                        ? ArchiveState.ToArchive
                        : ArchiveState.Archived,
            listed.RetentionDays is null ? RetentionState.Kept
                : setsRetention ? RetentionState.ToSet
                : RetentionState.AsListed,
            listed.RetentionDays ?? found.RetentionDays,
            found.RetentionDays,
            isFull ? $"subscribed to by {string.Join(" and ", others)}" : ""
        );
        return new GroupPlan(report, remove, put, setsRetention ? listed.RetentionDays : null);
    }

    /// <summary>To do with a group that is not to be read.</summary>
    /// <returns>Null where it has no filter of the stack.</returns>
    public static GroupPlan? Unlisted(string stack, string group, IReadOnlyList<SubscriptionFilter> filters, string why)
    {
        var plan = Without(filters, stack, new GroupReport(group, ConnectionState.ToDisconnect, why));
        return plan.ChangesAnything ? plan : null;
    }

    private static GroupPlan Without(IReadOnlyList<SubscriptionFilter> filters, string stack, GroupReport report) =>
        new(report, Names(filters, stack), [], null);

    private static ImmutableArray<string> Names(IReadOnlyList<SubscriptionFilter> filters, string stack) =>
        [.. filters.Where(f => f.IsOf(stack)).Select(f => f.Name)];
}
