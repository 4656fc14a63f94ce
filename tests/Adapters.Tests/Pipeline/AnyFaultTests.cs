using System.Text;
using RoleFerry.Adapters.Pipeline;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Signals.Reading;

namespace RoleFerry.Adapters.Tests.Pipeline;

/// <summary>Whatever is the matter with the store, an urgent alarm is told.</summary>
public class AnyFaultTests(DynamoDbLocalFixture dynamo)
{
    [Theory]
    [InlineData("P0", true)]
    [InlineData("P1", true)]
    [InlineData("P2", false)]
    public async Task An_exception_that_nobody_thought_of_pages_what_is_urgent(string severity, bool isPaged)
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        house.Wire.Before = _ => Fault.CrashBefore;

        await Assert.ThrowsAnyAsync<Exception>(() => house.AlarmAsync(0, severity: severity));

        Assert.Equal(isPaged, !house.PagerDuty.Taken.IsEmpty || !house.Slack.Taken.IsEmpty);
    }

    [Fact]
    public async Task Without_the_store_and_without_any_channel_a_P0_reaches_whoever_operates_the_system()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        house.Wire.Before = _ => Fault.CrashBefore;
        house.PagerDuty.Answer = _ => new Delivery.Retry("HTTP 500");
        house.Slack.Answer = _ => new Delivery.Rejected("channel_not_found");
        house.Mail.Answer = _ => new Delivery.Retry("HTTP 500");

        await Assert.ThrowsAnyAsync<Exception>(() => house.AlarmAsync(0, severity: "P0"));

        var told = Assert.Single(house.LastResort.Told);
        Assert.Equal("api-5xx", told.Title);
        Assert.Equal(2, house.PagerDuty.Asked.Count);
    }

    [Fact]
    public async Task Alarms_of_one_event_do_not_wait_for_each_other()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        var all = new TaskCompletionSource();
        house.PagerDuty.Hold = _ =>
        {
            if (house.PagerDuty.Asked.Count == 8)
                all.SetResult();
            return all.Task;
        };
        var records = Enumerable
            .Range(0, 8)
            .Select(n => TestHouse.Signal(SignalState.Alarm, 0, $"alarm-{n}", "P0"))
            .Select(signal => new { EventSource = "aws:sns", Sns = new { Message = SignalDocument.Write(signal) } });
        var json = System.Text.Json.JsonSerializer.Serialize(new { Records = records });
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(json));

        var answer = await house.Get<AlarmIntake>().HandleAsync(input, TimeSpan.FromSeconds(30));

        Assert.Equal(8, answer.Signals.Count);
        Assert.Equal(8, house.PagerDuty.Taken.Count);
    }
}
