namespace RoleFerry.Functions.Tests.EndToEnd;

public class KillTests(PublishedSystem system)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Kill_dash_nine_after_any_call_then_the_retry_and_one_tick_and_the_page_is_there_under_one_key(
        bool beforeAnswer
    )
    {
        var died = 0;
        for (var call = 1; ; call++)
        {
            await using var stack = await system.StartAsync();
            var alarm = Alarm.Event("ALARM", 0);
            stack.KillAfter("AlarmRouter", call, beforeAnswer);
            var first = await stack.InvokeAsync("AlarmRouter", alarm);
            if (first.IsSuccess)
                break;
            died++;

            await Alarm.TellAsync(stack, alarm);
            await stack.TickAsync("Escalations", DateTimeOffset.UtcNow.AddMinutes(1));

            Assert.Single(stack.PagerDuty.Incidents);
            Assert.InRange(stack.Slack.Messages.Count, 1, 2);
        }

        // A read, a write, the secrets, two channels and what became of them: fewer would mean that the switch does
        // not work.
        Assert.True(died >= 6, $"The process died {died} times.");
    }
}
