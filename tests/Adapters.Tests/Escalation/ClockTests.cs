using RoleFerry.Adapters.Pipeline;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.Incidents.Escalation;
using RoleFerry.Core.Notifications;

namespace RoleFerry.Adapters.Tests.Escalation;

/// <summary>
/// The clock over a real table. P0: 5 minutes, primary is Priya Raman, secondary Tomás Silva, the CTO Inès Moreau.
/// </summary>
public class ClockTests(DynamoDbLocalFixture dynamo)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_P0_that_nobody_acknowledges_reaches_the_secondary_then_the_CTO_and_stops_with_the_acknowledgement()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        var id = (await house.AlarmAsync(0, severity: "P0")).IncidentId!;

        await house.ClockAsync(Minute);
        Assert.Equal(
            house.Clock.Now.AddMinutes(4),
            (await house.IncidentAsync(id)).Incident.AcknowledgeBy!.Value,
            TimeSpan.FromSeconds(50)
        );
        await house.ClockAsync(4 * Minute);
        Assert.Equal(
            ["U07TOMAS004"],
            house.Slack.Taken.Last(m => m.Notification.Kind == NotificationKind.Page).Notification.Mentions
        );
        await house.ClockAsync(5 * Minute);
        Assert.Equal(
            ["U07INES0005"],
            house.Slack.Taken.Last(m => m.Notification.Kind == NotificationKind.Page).Notification.Mentions
        );
        Assert.Equal(2, (await house.IncidentAsync(id)).Incident.Level);

        await house.SayAsync(id, "ack", new IncidentAction.Acknowledge());
        await house.ClockAsync(5 * Minute);
        await house.ClockAsync(5 * Minute);
        Assert.Equal(2, (await house.IncidentAsync(id)).Incident.Level);
        Assert.Equal(2, (await house.TimelineAsync(id)).Count(e => e.Kind == IncidentAction.Escalate.Kind));
    }

    [Theory]
    [InlineData(nameof(Fault.CrashBefore))]
    [InlineData(nameof(Fault.CrashAfter))]
    [InlineData(nameof(Fault.NotCarriedOut))]
    [InlineData(nameof(Fault.AnswerLost))]
    public async Task A_fault_at_any_call_then_the_next_tick_and_the_level_is_told_once(string fault)
    {
        var faulted = true;
        for (var step = 1; faulted; step++)
        {
            using var house = await TestHouse.OpenAsync(dynamo);
            var id = (await house.AlarmAsync(0, severity: "P0")).IncidentId!;
            await house.ClockAsync(Minute);
            house.Clock.Advance(4 * Minute);
            var hasCome = house.Wire.FaultAt(step, Enum.Parse<Fault>(fault));
            try
            {
                await house.ClockAsync(TimeSpan.Zero);
            }
            catch (Exception e)
                when (e
                        is CrashException
                            or HttpRequestException
                            or StoreUnavailableException
                            or OperationCanceledException
                )
            {
                // The process died; the next tick is another one.
            }

            faulted = hasCome();
            house.Wire.Before = _ => Fault.None;
            await house.ClockAsync(Minute);
            await house.TickAsync(Minute);

            var escalated = Assert.Single(await house.TimelineAsync(id), e => e.Kind == IncidentAction.Escalate.Kind);
            Assert.Equal(1, escalated.Level);
            Assert.Equal(1, (await house.IncidentAsync(id)).Incident.Level);
            Assert.Contains(house.Slack.Taken, m => m.Notification.Mentions.Contains("U07TOMAS004"));
        }
    }

    [Fact]
    public async Task Ticks_that_overlap_tell_a_level_once()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        var id = (await house.AlarmAsync(0, severity: "P0")).IncidentId!;
        house.Clock.Advance(5 * Minute);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => house.ClockAsync(TimeSpan.Zero)));

        Assert.Single(await house.TimelineAsync(id), e => e.Kind == IncidentAction.Escalate.Kind);
        Assert.Single(house.Slack.Taken, m => m.Notification is { Kind: NotificationKind.Page, Mentions.Length: > 0 });
    }

    [Fact]
    public async Task An_acknowledgement_between_the_look_and_the_write_wins()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        var id = (await house.AlarmAsync(0, severity: "P0")).IncidentId!;
        await house.ClockAsync(Minute);
        var read = await house.IncidentAsync(id);
        house.Clock.Advance(5 * Minute);
        var timer = await house.ReadClockAsync(id);

        await house.SayAsync(id, "ack", new IncidentAction.Acknowledge());
        var answer = await house.Get<CommandPipeline>().HandleAsync(timer.Due!, Minute, CancellationToken.None);

        Assert.Equal(CommandOutcome.Late, answer.Outcome);
        Assert.Equal(0, (await house.IncidentAsync(id)).Incident.Level);
        Assert.Equal(read.Incident.Generation, timer.Due!.Generation);
    }

    [Fact]
    public async Task What_a_tick_costs_follows_what_is_due_and_not_what_is_open()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        for (var i = 0; i < 30; i++)
            await house.AlarmAsync(0, name: $"slow-{i}", severity: "P2");
        await house.ClockAsync(Minute);
        house.Wire.Forget();

        await house.ClockAsync(Minute);
        var idle = house.Wire.Calls.ToArray();
        Assert.Equal(["Scan"], idle);

        await house.AlarmAsync(3, severity: "P0");
        house.Wire.Forget();
        await house.ClockAsync(TimeSpan.Zero);
        Assert.Equal(["Scan", "Query"], house.Wire.Calls.Take(2));
        Assert.Equal(["Query", "Query", "UpdateItem"], house.Wire.Calls.Where(c => c != "GetItem").TakeLast(3));
        Assert.InRange(house.Wire.Calls.Count, 5, 8);
    }

    [Fact]
    public async Task What_is_over_is_due_no_more()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        var id = (await house.AlarmAsync(0, severity: "P0")).IncidentId!;
        await house.OkAsync(1);

        house.Wire.Forget();
        await house.ClockAsync(60 * Minute);

        Assert.Equal(["Scan"], house.Wire.Calls);
        Assert.DoesNotContain(await house.TimelineAsync(id), e =>
            e.Kind == IncidentAction.Escalate.Kind || e.Kind == ClockAction.Overdue.Kind
        );
    }
}
