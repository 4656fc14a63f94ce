using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Signals;

namespace RoleFerry.Adapters.Tests.Incidents;

/// <summary>What is noted as open and is not keeps no alarm from opening an incident.</summary>
public class StalePointerTests(DynamoDbLocalFixture dynamo)
{
    [Fact]
    public async Task An_incident_that_somebody_deleted_is_replaced_and_that_is_said()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        var first = await house.AlarmAsync(0, severity: "P0");
        await house.DeleteAsync($"INC#{first.IncidentId}", "STATE");

        var second = await house.AlarmAsync(5, severity: "P0");

        await AssertReplacedAsync(house, first.IncidentId!, second.IncidentId!, "is missing");
    }

    [Fact]
    public async Task An_incident_that_nobody_can_read_is_replaced_and_that_is_said()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        var first = await house.AlarmAsync(0, severity: "P0");
        await SpoilAsync(house, $"INC#{first.IncidentId} / STATE", "signal", "{}");

        var second = await house.AlarmAsync(5, severity: "P0");

        await AssertReplacedAsync(house, first.IncidentId!, second.IncidentId!, "cannot be read");
    }

    [Fact]
    public async Task An_incident_that_is_over_is_replaced_and_that_is_said()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        var first = await house.AlarmAsync(0, severity: "P0");
        var pointer = (await house.ItemsAsync()).Single(i => i.Key.EndsWith(" / OPEN", StringComparison.Ordinal));
        await house.OkAsync(1);
        await house.PutAsync(pointer.Value);

        var second = await house.AlarmAsync(60, severity: "P0");

        await AssertReplacedAsync(house, first.IncidentId!, second.IncidentId!, "is over");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_end_of_one_of_two_that_are_open_for_a_key_leaves_the_pointer_to_the_other(bool byPerson)
    {
        const string Twin = "INC-00000007";
        using var house = await TestHouse.OpenAsync(dynamo);
        var pointed = (await house.AlarmAsync(0)).IncidentId!;
        await TwinAsync(house, pointed, Twin);
        var memory = (await house.ItemsAsync()).Single(i => i.Key.EndsWith(" / LAST", StringComparison.Ordinal));
        await SpoilAsync(house, memory.Key, "incidentId", Twin);
        house.Clock.Advance(TimeSpan.FromMinutes(5));

        if (byPerson)
            await house.SayAsync(Twin, "1", new IncidentAction.Resolve());
        else
            await house.OkAsync(4);

        Assert.False((await house.IncidentAsync(Twin)).Incident.IsOpen);
        Assert.Equal(pointed, await PointedAtAsync(house));
        // The end of the one that it names takes it away.
        await house.SayAsync(pointed, "2", new IncidentAction.Resolve());
        Assert.Null(await PointedAtAsync(house));
    }

    private static async Task TwinAsync(TestHouse house, string id, string twin)
    {
        var item = (await house.ItemsAsync())[$"INC#{id} / STATE"];
        item["id"] = new() { S = twin };
        item["PK"] = new() { S = $"INC#{twin}" };
        await house.PutAsync(item);
    }

    private static async Task<string?> PointedAtAsync(TestHouse house) =>
        (await house.ItemsAsync())
            .Values.SingleOrDefault(i => i["PK"].S.StartsWith("OPEN#", StringComparison.Ordinal))
            ?.GetValueOrDefault("incidentId")
            ?.S;

    [Fact]
    public async Task Somebody_reopens_an_incident_though_a_deleted_one_is_noted_as_open_for_its_alarms()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        var first = await house.AlarmAsync(0);
        var pointer = (await house.ItemsAsync()).Single(i => i.Key.EndsWith(" / OPEN", StringComparison.Ordinal));
        await house.OkAsync(1);
        pointer.Value["incidentId"] = new() { S = "INC-99999999" };
        await house.PutAsync(pointer.Value);
        house.Clock.Advance(TimeSpan.FromMinutes(5));

        var answer = await house.SayAsync(first.IncidentId!, "again", new IncidentAction.Reopen());

        Assert.Equal(CommandOutcome.Done, answer.Outcome);
        var line = (await house.TimelineAsync(first.IncidentId!))[^1];
        Assert.Contains(line.Reasons, r => r.Code == ReasonCode.StalePointerReplaced);
    }

    [Fact]
    public async Task What_is_remembered_of_an_alarm_and_cannot_be_read_is_put_aside_and_the_alarm_is_told()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        await house.AlarmAsync(0, severity: "P0");
        await house.OkAsync(1);
        var memory = (await house.ItemsAsync()).Keys.Single(k => k.EndsWith(" / LAST", StringComparison.Ordinal));
        await SpoilAsync(house, memory, "state", "Sideways");
        var before = house.PagerDuty.Taken.Count;

        await house.AlarmAsync(60, severity: "P0");

        Assert.Equal(before + 1, house.PagerDuty.Taken.Count);
        Assert.Contains((await house.ItemsAsync()).Keys, k => k.StartsWith("QUARANTINE / ", StringComparison.Ordinal));
    }

    private static async Task AssertReplacedAsync(TestHouse house, string first, string second, string how)
    {
        Assert.NotEqual(first, second);
        Assert.Contains(house.PagerDuty.Taken, m => m.Incident.Id == second);
        var reason = Assert.Single((await house.TimelineAsync(second))[0].Reasons, r =>
            r.Code == ReasonCode.StalePointerReplaced
        );
        Assert.Contains($"{first} was noted as open for this, but it {how}", reason.Text, StringComparison.Ordinal);
        // What joins now joins the new one.
        var joined = await house.HandleAsync(TestHouse.Signal(SignalState.Alarm, 61, severity: "P0"));
        Assert.Equal(second, joined.IncidentId);
    }

    private static async Task SpoilAsync(TestHouse house, string key, string attribute, string text)
    {
        var item = (await house.ItemsAsync())[key];
        item[attribute] = new AttributeValue { S = text };
        await house.PutAsync(item);
    }
}
