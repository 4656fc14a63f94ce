using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using RoleFerry.Adapters.Concurrency;
using RoleFerry.Adapters.Policies;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Policies.Compiled;

namespace RoleFerry.Adapters.Tests.Policies;

public class PolicySourceTests(DynamoDbLocalFixture dynamo)
{
    private static readonly RoutingPolicy Newer = OtherPolicies.HandingOverAfter(5);

    [Fact]
    public async Task Without_one_in_the_table_the_built_in_policy_decides()
    {
        using var house = await TestHouse.OpenAsync(dynamo);

        Assert.Equal(BuiltInPolicy.Value.Version, (await PolicyAsync(house)).Version);
    }

    [Fact]
    public async Task One_in_the_table_decides_from_the_start()
    {
        using var house = await TestHouse.OpenAsync(dynamo, Newer);

        Assert.Equal(Newer.Version, (await PolicyAsync(house)).Version);
    }

    [Fact]
    public async Task A_newer_one_is_picked_up_within_a_minute_and_asked_for_no_oftener()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        await house.PutPolicyAsync(Encoding.UTF8.GetString(PolicyJson.Write(Newer)));
        house.Wire.Forget();

        house.Clock.Advance(TimeSpan.FromSeconds(50));
        await PolicyAsync(house);
        Assert.Empty(house.Wire.Calls);

        house.Clock.Advance(TimeSpan.FromSeconds(10));
        await PolicyAsync(house);
        await house.Get<PolicySource>().SettleAsync();
        Assert.Equal(Newer.Version, (await PolicyAsync(house)).Version);
        Assert.Equal(["BatchGetItem", "Query"], house.Wire.Calls.Order());
    }

    [Fact]
    public async Task All_that_ask_at_once_at_the_start_wait_for_the_answer()
    {
        using var house = await TestHouse.OpenAsync(dynamo, Newer);
        var policies = NewSource(house);

        var asked = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => policies.GetAsync(CancellationToken.None)));

        Assert.All(asked, policy => Assert.Equal(Newer.Version, policy.Version));
    }

    [Fact]
    public async Task Whoever_had_nothing_to_do_for_minutes_decides_by_what_is_in_force_now()
    {
        using var house = await TestHouse.OpenAsync(dynamo, Newer);
        await PolicyAsync(house);
        await house.PutPolicyAsync(Encoding.UTF8.GetString(PolicyJson.Write(BuiltInPolicy.Value)));

        house.Clock.Advance(TimeSpan.FromMinutes(5));
        var versions = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PolicyAsync(house)));

        Assert.All(versions, v => Assert.Equal(BuiltInPolicy.Value.Version, v.Version));
    }

    [Fact]
    public async Task One_that_stayed_the_same_is_not_made_anew()
    {
        using var house = await TestHouse.OpenAsync(dynamo, Newer);
        var before = await PolicyAsync(house);

        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await PolicyAsync(house);
        await house.Get<PolicySource>().SettleAsync();

        Assert.Same(before, await PolicyAsync(house));
    }

    [Fact]
    public async Task What_was_asked_ahead_is_not_asked_again()
    {
        using var house = await TestHouse.OpenAsync(dynamo, Newer);
        var policies = NewSource(house);

        policies.Prefetch();
        Assert.Equal(Newer.Version, (await policies.GetAsync(CancellationToken.None)).Version);

        Assert.Equal(["BatchGetItem", "Query"], house.Wire.Calls.Order());
    }

    [Fact]
    public async Task A_question_asked_ahead_that_failed_is_asked_again_at_once()
    {
        using var house = await TestHouse.OpenAsync(dynamo, Newer);
        house.Wire.Before = call => call == 1 ? Fault.CrashBefore : Fault.None;
        var policies = NewSource(house);

        policies.Prefetch();
        await policies.SettleAsync();

        Assert.Equal(Newer.Version, (await policies.GetAsync(CancellationToken.None)).Version);
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("{}")]
    [InlineData("""{"format":99}""")]
    public async Task A_bad_one_is_refused_and_the_last_good_one_kept(string bad)
    {
        using var house = await TestHouse.OpenAsync(dynamo, Newer);
        await house.PutPolicyAsync(bad);

        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await PolicyAsync(house);
        await house.Get<PolicySource>().SettleAsync();

        Assert.Equal(Newer.Version, (await PolicyAsync(house)).Version);
        Assert.NotNull((await house.AlarmAsync(0)).IncidentId);
    }

    /// <summary>One that has asked for nothing yet.</summary>
    private static PolicySource NewSource(TestHouse house)
    {
        house.Wire.Forget();
        return new PolicySource(
            house.Get<TableCalls>(),
            BuiltInPolicy.Embedded,
            house.Clock,
            Background.OfProcess,
            NullLogger<PolicySource>.Instance
        );
    }

    private static Task<RoutingPolicy> PolicyAsync(TestHouse house) =>
        house.Get<PolicySource>().GetAsync(CancellationToken.None);
}
