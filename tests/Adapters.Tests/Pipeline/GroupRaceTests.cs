using RoleFerry.Adapters.Tests.House;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Signals;

namespace RoleFerry.Adapters.Tests.Pipeline;

public class GroupRaceTests(DynamoDbLocalFixture dynamo)
{
    [Fact]
    public async Task A_storm_of_one_group_is_one_incident_and_every_alarm_belongs_to_it()
    {
        using var house = await TestHouse.OpenAsync(dynamo, OtherPolicies.GroupedBy("service"));

        await Task.WhenAll(Enumerable.Range(0, 40).Select(n => house.AlarmAsync(0, $"alarm-{n}")));

        var incident = Assert.Single(await house.IncidentsAsync());
        Assert.Equal(40, (await house.IncidentAsync(incident.Id)).Members.Length);
        Assert.Equal(1, incident.Version);
        Assert.Single(house.PagerDuty.Taken);
    }

    [Fact]
    public async Task An_alarm_of_the_moment_in_which_another_one_opened_what_is_over_since_is_no_copy_of_it()
    {
        using var house = await TestHouse.OpenAsync(dynamo, OtherPolicies.GroupedBy("service"));
        var first = await house.AlarmAsync(0, "first", "P0");
        await house.OkAsync(1, "first");

        var second = await house.AlarmAsync(0, "second", "P0");

        Assert.Equal(DecisionOutcome.Opened, second.Outcome);
        Assert.NotEqual(first.IncidentId, second.IncidentId);
        Assert.Equal(second.IncidentId, house.PagerDuty.Taken.Last().Incident.Id);
        Assert.Equal(DecisionOutcome.Duplicate, (await house.AlarmAsync(0, "second", "P0")).Outcome);
    }

    [Fact]
    public async Task When_the_last_alarms_recover_at_the_same_moment_the_incident_is_over()
    {
        for (var round = 0; round < 10; round++)
        {
            using var house = await TestHouse.OpenAsync(dynamo, OtherPolicies.GroupedBy("service"));
            for (var n = 0; n < 3; n++)
                await house.AlarmAsync(0, $"alarm-{n}");

            await Task.WhenAll(Enumerable.Range(0, 3).Select(n => house.OkAsync(1, $"alarm-{n}")));

            Assert.Equal(IncidentStatus.Resolved, Assert.Single(await house.IncidentsAsync()).Status);
        }
    }

    [Fact]
    public async Task An_alarm_that_joins_while_the_last_other_recovers_is_not_lost()
    {
        for (var round = 0; round < 20; round++)
        {
            using var house = await TestHouse.OpenAsync(dynamo, OtherPolicies.GroupedBy("service"));
            await house.AlarmAsync(0, "first");

            await Task.WhenAll(house.OkAsync(2, "first"), house.AlarmAsync(1, "second"));

            var open = Assert.Single(await house.IncidentsAsync(), i => i.IsOpen);
            Assert.Contains((await house.IncidentAsync(open.Id)).Members, m =>
                m is { Name: "second", State: SignalState.Alarm }
            );
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task An_alarm_that_joins_between_what_an_end_read_and_what_it_wrote_is_not_lost(int call)
    {
        using var house = await TestHouse.OpenAsync(dynamo, OtherPolicies.GroupedBy("service"));
        var id = (await house.AlarmAsync(0, "first")).IncidentId!;
        house.Wire.Forget();
        Task? joining = null;
        // An OK reads three times and then writes: right before one of these another alarm joins, all of it.
        house.Wire.Before = n =>
        {
            if (n == call)
            {
                house.Wire.Before = _ => Fault.None;
                joining = Task.Run(() => house.AlarmAsync(1, "second"));
                joining.Wait();
            }

            return Fault.None;
        };

        await house.OkAsync(2, "first");

        Assert.NotNull(joining);
        var view = await house.IncidentAsync(id);
        Assert.Equal(IncidentStatus.Open, view.Incident.Status);
        Assert.Contains(view.Members, m => m is { Name: "second", State: SignalState.Alarm });
        await house.OkAsync(3, "second");
        Assert.Equal(IncidentStatus.Resolved, (await house.IncidentAsync(id)).Incident.Status);
    }

    /// <summary>
    /// The end of an incident does not see that an alarm joins, and its writer dies before its second look. The alarm
    /// recovers before that is tried again, or at any moment meanwhile.
    /// </summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public async Task What_joined_unseen_and_recovers_before_the_second_look_stays_open_for_nobody(int call)
    {
        using var house = await TestHouse.OpenAsync(dynamo, OtherPolicies.GroupedBy("service"));
        var id = (await house.AlarmAsync(0, "first")).IncidentId!;
        BeforeCall(4, house, () => house.AlarmAsync(1, "second"), Fault.CrashAfter);
        var dying = house.OkAsync(2, "first");
        await Assert.ThrowsAnyAsync<Exception>(() => dying);
        Assert.Equal(IncidentStatus.Resolved, (await house.IncidentAsync(id)).Incident.Status);

        if (call == 0)
            await house.OkAsync(3, "second");
        else
            BeforeCall(call, house, () => house.OkAsync(3, "second"), Fault.None);
        await house.OkAsync(2, "first");
        house.Wire.Before = _ => Fault.None;
        await house.OkAsync(3, "second");

        var view = await house.IncidentAsync(id);
        Assert.Equal(IncidentStatus.Resolved, view.Incident.Status);
        Assert.All(view.Members, m => Assert.Equal(SignalState.Ok, m.State));
        Assert.DoesNotContain(await house.IncidentsAsync(), i => i.IsOpen);
    }

    /// <summary>Right before a call to the table something else happens, all of it.</summary>
    private static void BeforeCall(int call, TestHouse house, Func<Task> meanwhile, Fault fault)
    {
        house.Wire.Forget();
        house.Wire.Before = n =>
        {
            if (n != call)
                return Fault.None;
            house.Wire.Before = _ => Fault.None;
            Task.Run(meanwhile).Wait();
            return fault;
        };
    }

    [Fact]
    public async Task A_crash_between_a_write_and_its_second_look_is_settled_by_the_retry()
    {
        using var house = await TestHouse.OpenAsync(dynamo, OtherPolicies.GroupedBy("service"));
        await house.AlarmAsync(0, "first");
        house.Wire.Forget();
        // The joining alarm dies right after its transaction; meanwhile the first recovers and ends the incident.
        house.Wire.Before = n => n == 3 ? Fault.CrashAfter : Fault.None;
        var dying = house.AlarmAsync(1, "second");
        await Assert.ThrowsAnyAsync<Exception>(() => dying);
        house.Wire.Before = _ => Fault.None;

        await house.AlarmAsync(1, "second");
        await house.OkAsync(2, "first");
        Assert.Single(await house.IncidentsAsync(), i => i.IsOpen);
        await house.OkAsync(3, "second");
        Assert.DoesNotContain(await house.IncidentsAsync(), i => i.IsOpen);
    }
}
