using System.Collections.Immutable;
using RoleFerry.Cli.Aws;

namespace RoleFerry.Cli.Logs.Connecting;

/// <summary>Looks at the log groups of an account, and does what was planned with them.</summary>
internal sealed class LogConnector(LogGroupsApi logs)
{
    /// <summary>Groups that are asked for side by side. More would be throttled sooner, and not faster.</summary>
    private const int SideBySide = 4;

    /// <summary>To do so that all is as logs.yaml says: first with what it lists.</summary>
    /// <exception cref="AwsCallException">CloudWatch Logs did not answer, or refused.</exception>
    public async Task<ImmutableArray<GroupPlan>> PlanAsync(
        LogDestinations to,
        ImmutableArray<ListedGroup> listed,
        CancellationToken cancellation
    )
    {
        var found = await LookAsync(cancellation);
        return
        [
            .. from one in listed
            let there = found.FirstOrDefault(f => f.Group.Name == one.Name)
            select GroupPlanner.Listed(to, one, there.Group, there.Filters ?? []),
            .. Unlisted(
                to.Stack,
                found.Where(f => listed.All(one => one.Name != f.Group.Name)),
                "not in logs.yaml any more"
            ),
        ];
    }

    /// <summary>To do so that no group has a filter of the stack.</summary>
    /// <exception cref="AwsCallException">CloudWatch Logs did not answer, or refused.</exception>
    public async Task<ImmutableArray<GroupPlan>> PlanNoneAsync(string stack, CancellationToken cancellation) =>
        [.. Unlisted(stack, await LookAsync(cancellation), "")];

    /// <summary>Does what was planned. What goes wrong with a group is told in its report and stops no other.</summary>
    public async Task<ImmutableArray<GroupReport>> DoAsync(
        ImmutableArray<GroupPlan> plans,
        CancellationToken cancellation
    )
    {
        var reports = new GroupReport[plans.Length];
        await Parallel.ForAsync(0, plans.Length, Limits(cancellation), async (n, ct) =>
            reports[n] = await DoAsync(plans[n], ct)
        );
        return [.. reports];
    }

    private async Task<GroupReport> DoAsync(GroupPlan plan, CancellationToken cancellation)
    {
        var group = plan.Report.Group;
        try
        {
            foreach (var filter in plan.Remove)
                await logs.DeleteFilterAsync(group, filter, cancellation);
            foreach (var filter in plan.Put)
                await logs.PutFilterAsync(group, filter, cancellation);
            if (plan.RetentionDays is { } days)
                await logs.PutRetentionAsync(group, days, cancellation);
            return plan.Report.Done();
        }
        catch (AwsCallException e)
        {
            return plan.Report with { State = ConnectionState.Failed, Detail = e.Message };
        }
    }

    private async Task<(AccountLogGroup Group, List<SubscriptionFilter> Filters)[]> LookAsync(
        CancellationToken cancellation
    )
    {
        var groups = await logs.GroupsAsync(cancellation);
        var found = new (AccountLogGroup, List<SubscriptionFilter>)[groups.Count];
        await Parallel.ForAsync(0, groups.Count, Limits(cancellation), async (n, ct) =>
            found[n] = (groups[n], groups[n].TakesSubscriptions ? await logs.FiltersAsync(groups[n].Name, ct) : [])
        );
        return found;
    }

    private static IEnumerable<GroupPlan> Unlisted(
        string stack,
        IEnumerable<(AccountLogGroup Group, List<SubscriptionFilter> Filters)> found,
        string why
    ) => found.Select(f => GroupPlanner.Unlisted(stack, f.Group.Name, f.Filters, why)).OfType<GroupPlan>();

    private static ParallelOptions Limits(CancellationToken cancellation) =>
        new() { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellation };
}
