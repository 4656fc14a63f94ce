using RoleFerry.Adapters.Escalation;
using RoleFerry.Adapters.Outbox;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Core.Notifications;

namespace RoleFerry.Adapters.Tests.Outbox;

/// <summary>A vendor that hangs keeps none but its own messages, and of those the urgent ones the least.</summary>
public sealed class FairnessTests(DynamoDbLocalFixture dynamo)
{
    private static readonly Delivery Busy = new Delivery.Retry("HTTP 429", TimeSpan.FromSeconds(40));

    [Fact]
    public async Task While_PagerDuty_hangs_Slack_is_told_even_of_what_becomes_due_meanwhile()
    {
        using var house = await TestHouse.OpenAsync(dynamo, OtherPolicies.WithoutFallback);
        var hanging = new TaskCompletionSource();
        house.PagerDuty.Answer = _ => Busy;
        house.Slack.Answer = _ => Busy;
        for (var n = 0; n < 20; n++)
            await house.AlarmAsync(0, $"old-{n}", "P0");
        await house.AlarmAsync(0, "in-slack", "P2");
        house.PagerDuty.Hold = _ => hanging.Task;
        house.Slack.Answer = _ => null;
        house.Clock.Advance(TimeSpan.FromMinutes(1));

        var tick = house.TickAsync(TimeSpan.Zero);
        await UntilAsync(() => house.PagerDuty.Asked.Count > 20 && !house.Slack.Taken.IsEmpty);
        hanging.SetResult();
        await tick;

        Assert.Contains(house.Slack.Taken, m => m.Incident.Title == "in-slack");
    }

    [Fact]
    public async Task First_pages_are_ahead_of_whatever_else_is_as_bad_and_due_for_longer()
    {
        using var house = await TestHouse.OpenAsync(dynamo, OtherPolicies.WithoutFallback);
        house.PagerDuty.Answer = _ => Busy;
        house.Slack.Answer = _ => Busy;
        var old = await house.AlarmAsync(0, "old", "P0");
        var fresh = await house.AlarmAsync(0, "fresh", "P0");
        await house.RenumberAsync(old.IncidentId!, "000001#pagerduty", "000002#pagerduty");
        house.Clock.Advance(TimeSpan.FromMinutes(10));

        var due = await house.Get<OutboxStore>().DueAsync(house.Clock.Now, 50, Deadline.Never);

        var ofPagerDuty = due.Where(m => m.Channel == "pagerduty").Select(m => m.IncidentId).ToArray();
        Assert.Equal([fresh.IncidentId, old.IncidentId], ofPagerDuty);
    }

    [Fact]
    public async Task The_clock_goes_on_with_the_other_incidents_while_a_vendor_hangs()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        var hanging = new TaskCompletionSource();
        var ids = new List<string>();
        for (var n = 0; n < 20; n++)
            ids.Add((await house.AlarmAsync(0, $"alarm-{n}", "P0")).IncidentId!);
        house.PagerDuty.Hold = _ => hanging.Task;
        house.Slack.Hold = _ => hanging.Task;
        house.Mail.Hold = _ => hanging.Task;
        house.Clock.Advance(TimeSpan.FromMinutes(6));

        var tick = house
            .Get<EscalationTick>()
            .RunAsync(house.Clock.Now, new Deadline(house.Clock.Now.AddSeconds(40), CancellationToken.None));
        foreach (var id in ids)
            await UntilAsync(async () => (await house.IncidentAsync(id)).Incident.Level > 0);
        Assert.False(tick.IsCompleted);
        hanging.SetResult();

        Assert.True(await tick >= ids.Count);
    }

    private static Task UntilAsync(Func<bool> holds) => UntilAsync(() => Task.FromResult(holds()));

    /// <summary>Waits for what happens beside this test; whoever waits in vain is stopped by the run's time limit.</summary>
    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        while (!await holds())
            await Task.Yield();
    }
}
