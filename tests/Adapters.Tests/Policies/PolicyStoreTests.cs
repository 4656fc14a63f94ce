using RoleFerry.Adapters.Policies;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Core.Policies;

namespace RoleFerry.Adapters.Tests.Policies;

public class PolicyStoreTests(DynamoDbLocalFixture dynamo)
{
    private static readonly RoutingPolicy One = OtherPolicies.HandingOverAfter(3);
    private static readonly RoutingPolicy Other = OtherPolicies.HandingOverAfter(4);

    [Fact]
    public async Task An_applied_policy_is_in_force_within_a_minute_and_kept_for_good()
    {
        using var house = await TestHouse.OpenAsync(dynamo);

        var first = await ApplyAsync(house, One, null);
        var second = await ApplyAsync(house, Other, first);

        Assert.Equal((1, 2), (first!.Number, second!.Number));
        Assert.Equal([2, 1], (await Store(house).HistoryAsync(Deadline.Never)).Select(v => v.Number));
        Assert.Equal(One.Version, (await Store(house).FindAsync(1, Deadline.Never))!.Policy.Version);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.Get<PolicySource>().GetAsync(CancellationToken.None);
        await house.Get<PolicySource>().SettleAsync();
        Assert.Equal(Other.Version, (await house.Get<PolicySource>().GetAsync(CancellationToken.None)).Version);
    }

    [Fact]
    public async Task A_policy_that_was_compared_with_one_no_longer_in_force_is_not_applied()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        var first = await ApplyAsync(house, One, null);
        var second = await ApplyAsync(house, Other, first);

        Assert.Null(await ApplyAsync(house, One, first));
        Assert.Null(await ApplyAsync(house, One, null));
        Assert.Equal(second!.Number, (await Store(house).CurrentAsync(Deadline.Never))!.Number);
        Assert.Equal(3, (await ApplyAsync(house, One, second))!.Number);
    }

    private static PolicyStore Store(TestHouse house) => new(house.Get<TableCalls>(), BuiltInPolicy.Embedded);

    private static Task<PolicyVersion?> ApplyAsync(
        TestHouse house,
        RoutingPolicy policy,
        PolicyVersion? comparedWith
    ) => Store(house).ApplyAsync(policy, comparedWith, "ana", "because", house.Clock.Now, Deadline.Never);
}
