using RoleFerry.Local.Processes;

namespace RoleFerry.Local.Tests.Processes;

public class GuardedProcessTests
{
    [Fact]
    public async Task What_is_suspended_stands_still_until_it_is_resumed_and_can_be_ended_meanwhile()
    {
        await using var process = GuardedProcess.Start("/bin/sh", ["-c", "echo up; exec sleep 600"], ".");
        // Before it says so, the shell in front of it may not have started it.
        while (process.Output != "up")
            await Task.Delay(10, TestContext.Current.CancellationToken);

        Assert.NotEqual("T", await StateAsync(process, "T", isWanted: false));
        process.Suspend();
        Assert.Equal("T", await StateAsync(process, "T", isWanted: true));
        process.Resume();
        Assert.NotEqual("T", await StateAsync(process, "T", isWanted: false));
        process.Suspend();
    }

    /// <summary>The state of the program as <c>/proc</c> gives it, once it is as it is to be.</summary>
    private static async Task<string> StateAsync(GuardedProcess process, string state, bool isWanted)
    {
        while (true)
        {
            var now = File.ReadAllText($"/proc/{process.ProgramId}/stat").Split(") ")[1][..1];
            if (now == state == isWanted)
                return now;
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }
}
