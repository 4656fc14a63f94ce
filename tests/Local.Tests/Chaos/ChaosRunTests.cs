using RoleFerry.Chaos;
using RoleFerry.Chaos.Plans;

namespace RoleFerry.Local.Tests.Chaos;

/// <summary>A small run over the real functions and the real database; <c>./roleferry chaos</c> makes large ones.</summary>
public class ChaosRunTests
{
    /// <summary>A minute of a few seconds: the run has several ticks, and takes no longer.</summary>
    private static readonly TimeSpan Minute = TimeSpan.FromSeconds(4);

    [Fact]
    public async Task Whatever_breaks_no_alarm_is_lost_and_all_is_quiet_in_the_end()
    {
        var cancellation = TestContext.Current.CancellationToken;
        // A database of its own, since it is stopped.
        await using var stack = await LocalStack.StartAsync(
            new LocalStackOptions { ProcessesPerFunction = 2, RunSchedules = false },
            cancellation
        );
        var plan = ChaosPlan.Of(30, seed: 1, Minute);

        var report = await new ChaosRun(stack, plan, Minute, TestContext.Current.SendDiagnosticMessage).RunAsync(
            cancellation
        );

        Assert.True(report.IsWell, string.Join('\n', [.. report.Lost, .. report.Restless]));
        Assert.Equal(30, report.Rows.Sum(r => r.Alarms));
        Assert.NotEmpty(stack.PagerDuty.Events);
        Assert.NotEmpty(stack.Slack.Messages);
        Assert.NotEmpty(stack.Mails);
    }
}
