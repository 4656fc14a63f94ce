using RoleFerry.Adapters.Tests.House;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Signals;

namespace RoleFerry.Adapters.Tests.Incidents;

/// <summary>Whether others of an incident fire is answered by marks beside its alarms.</summary>
public class FiringMarkTests(DynamoDbLocalFixture dynamo)
{
    [Fact]
    public async Task A_recovery_costs_the_same_however_many_alarms_have_joined()
    {
        using var few = await HouseAsync(4);
        using var many = await HouseAsync(100);

        var ofFew = await CostAsync(few, "alarm-1");
        var ofMany = await CostAsync(many, "alarm-1");

        Assert.Equal(ofFew, ofMany);
        // Its own three items, the marks of two alarms, another alarm and the incident; before and after the write.
        Assert.InRange(ofMany.Items, 1, 2 * (3 + 2 + 2));

        await Parallel.ForEachAsync(Enumerable.Range(0, 100).Where(n => n > 1), async (n, _) =>
            await many.OkAsync(10, $"alarm-{n}")
        );
        Assert.True(Assert.Single(await many.IncidentsAsync()).IsOpen);
        await many.OkAsync(11, "alarm-0");
        Assert.False(Assert.Single(await many.IncidentsAsync()).IsOpen);
        Assert.DoesNotContain((await many.ItemsAsync()).Keys, IsMark);
    }

    [Fact]
    public async Task A_mark_that_was_left_behind_keeps_nothing_open()
    {
        using var house = await HouseAsync(3);
        var marks = (await house.ItemsAsync()).Where(i => IsMark(i.Key)).Select(i => i.Value).ToArray();
        Assert.Equal(3, marks.Length);

        for (var n = 0; n < 3; n++)
        {
            Assert.True(Assert.Single(await house.IncidentsAsync()).IsOpen);
            await house.OkAsync(10, $"alarm-{n}");
            // Older code beside this one would not have removed them.
            foreach (var mark in marks)
                await house.PutAsync(mark);
        }

        Assert.False(Assert.Single(await house.IncidentsAsync()).IsOpen);
    }

    [Fact]
    public async Task An_alarm_without_its_mark_keeps_its_incident_open()
    {
        using var house = await HouseAsync(3);
        // Older code beside this one would not have written them.
        foreach (var mark in (await house.ItemsAsync()).Keys.Where(IsMark))
            await house.DeleteAsync(mark.Split(" / ")[0], mark.Split(" / ")[1]);

        await house.OkAsync(10, "alarm-0");
        await house.OkAsync(10, "alarm-1");
        Assert.True(Assert.Single(await house.IncidentsAsync()).IsOpen);
        await house.OkAsync(10, "alarm-2");
        Assert.False(Assert.Single(await house.IncidentsAsync()).IsOpen);
    }

    [Fact]
    public async Task However_recoveries_and_a_joining_alarm_pass_each_other_what_fires_is_what_is_open()
    {
        for (var seed = 1; seed <= 25; seed++)
        {
            using var house = await HouseAsync(2);
            house.Wire.Gate = Interleaving.Gate;

            await new Interleaving(seed).RunAsync(
                () => house.OkAsync(10, "alarm-0"),
                () => house.OkAsync(10, "alarm-1"),
                () => house.AlarmAsync(9, "late")
            );

            var open = Assert.Single(await house.IncidentsAsync(), i => i.IsOpen);
            Assert.Equal(["late"], await FiringAsync(house, open.Id));
            Assert.Single((await house.ItemsAsync()).Keys, k =>
                IsMark(k) && k.Contains(open.Id, StringComparison.Ordinal)
            );
            await house.OkAsync(11, "late");
            Assert.DoesNotContain(await house.IncidentsAsync(), i => i.IsOpen);
        }
    }

    [Fact]
    public async Task Whichever_of_two_transitions_of_one_alarm_is_handled_first_its_mark_says_the_newer()
    {
        for (var seed = 1; seed <= 10; seed++)
        {
            using var house = await HouseAsync(2);
            house.Wire.Gate = Interleaving.Gate;

            await new Interleaving(seed).RunAsync(
                () => house.OkAsync(10, "alarm-1"),
                () => house.OkAsync(10, "alarm-1"),
                () => house.AlarmAsync(11, "alarm-1")
            );

            var open = Assert.Single(await house.IncidentsAsync());
            Assert.Equal(["alarm-0", "alarm-1"], await FiringAsync(house, open.Id));
            Assert.Equal(2, (await house.ItemsAsync()).Keys.Count(IsMark));
        }
    }

    private static bool IsMark(string key) => key.Contains(" / FIRES#", StringComparison.Ordinal);

    private static async Task<string[]> FiringAsync(TestHouse house, string id) =>
        [
            .. (await house.IncidentAsync(id))
                .Members.Where(m => m.State == SignalState.Alarm)
                .Select(m => m.Name)
                .Order(),
        ];

    private static async Task<(string Calls, int Items)> CostAsync(TestHouse house, string alarm)
    {
        house.Wire.Forget();
        Assert.Equal(DecisionOutcome.Recovered, (await house.OkAsync(10, alarm)).Outcome);
        return (string.Join(' ', house.Wire.Calls), house.Wire.ItemsRead);
    }

    /// <summary>One incident of as many alarms.</summary>
    private async Task<TestHouse> HouseAsync(int alarms)
    {
        var house = await TestHouse.OpenAsync(dynamo, OtherPolicies.GroupedBy("service"));
        await house.AlarmAsync(0, "alarm-0");
        await Parallel.ForEachAsync(Enumerable.Range(1, alarms - 1), async (n, _) =>
            await house.AlarmAsync(1, $"alarm-{n}")
        );
        return house;
    }
}
