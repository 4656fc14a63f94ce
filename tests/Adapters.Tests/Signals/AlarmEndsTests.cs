using System.Text;
using RoleFerry.Adapters.Pipeline;
using RoleFerry.Adapters.Signals;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Signals.Reading;

namespace RoleFerry.Adapters.Tests.Signals;

/// <summary>Alarms whose source never says that they end.</summary>
public class AlarmEndsTests(DynamoDbLocalFixture dynamo)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task An_alarm_of_which_nothing_more_is_heard_ends_by_itself()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        var id = Assert.Single((await TakeAsync(house, Lasting(0))).Signals).IncidentId!;
        Assert.Empty(await DueAsync(house, Hour - TimeSpan.FromMinutes(1)));

        var end = Assert.Single(await DueAsync(house, Hour));
        house.Clock.Advance(Hour);
        await TakeAsync(house, end.Json);

        var incident = (await house.IncidentAsync(id)).Incident;
        Assert.Equal(IncidentStatus.Resolved, incident.Status);
        Assert.Contains(await house.TimelineAsync(id), e =>
            e.What.Contains("api-5xx is over, as nothing more was heard of it", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_later_event_puts_the_end_off_and_an_earlier_one_does_not_bring_it_forward()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        await TakeAsync(house, Lasting(0));
        house.Clock.Advance(TimeSpan.FromMinutes(30));
        await TakeAsync(house, Lasting(30));
        await house.Get<AlarmEnds>().PutAsync(Lasting(0) with { EndsAfter = TimeSpan.FromMinutes(5) }, Deadline.Never);

        Assert.Empty(await DueAsync(house, Hour - TimeSpan.FromMinutes(1)));
        Assert.Single(await DueAsync(house, Hour));
    }

    /// <summary>Between the tick's look and its answer the alarm speaks again: its new end stays.</summary>
    [Fact]
    public async Task What_took_the_place_of_a_published_end_stays()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        await TakeAsync(house, Lasting(0));
        var seen = Assert.Single(await DueAsync(house, Hour));
        house.Clock.Advance(TimeSpan.FromMinutes(30));
        await TakeAsync(house, Lasting(30));

        await house.Get<SignalOutbox>().RemoveAsync(seen.Id, seen.Json, Deadline.Never);

        var left = Assert.Single(await DueAsync(house, Hour));
        await house.Get<SignalOutbox>().RemoveAsync(left.Id, left.Json, Deadline.Never);
        Assert.Empty(await DueAsync(house, Hour));
    }

    [Fact]
    public async Task An_alarm_that_ends_itself_has_no_other_end()
    {
        using var house = await TestHouse.OpenAsync(dynamo);

        await TakeAsync(house, Lasting(0) with { EndsAfter = null });

        Assert.Empty(await DueAsync(house, TimeSpan.FromDays(30)));
    }

    private static Signal Lasting(double minute) =>
        TestHouse.Signal(SignalState.Alarm, minute) with
        {
            EndsAfter = Hour,
        };

    private static Task<IReadOnlyList<(string Id, string Json)>> DueAsync(TestHouse house, TimeSpan later) =>
        house.Get<SignalOutbox>().DueAsync(house.Clock.Now + later, 10, Deadline.Never);

    private static Task<IntakeAnswer> TakeAsync(TestHouse house, Signal signal) =>
        TakeAsync(house, SignalDocument.Write(signal));

    private static async Task<IntakeAnswer> TakeAsync(TestHouse house, string json)
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return await house.Get<AlarmIntake>().HandleAsync(input, TimeSpan.FromSeconds(30));
    }
}
