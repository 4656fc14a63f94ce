using System.Text.Json.Nodes;
using RoleFerry.Local.Lambda;

namespace RoleFerry.Local.Tests.Lambda;

public class FunctionPoolTests
{
    [Fact]
    public async Task A_process_is_known_before_it_starts_so_that_its_first_question_finds_it()
    {
        var all = new FunctionProcesses();
        var clock = new ClockThatLooks(() => all.Find("LOCAL0001Sample"));
        await using var pool = new FunctionPool(
            Definition,
            1,
            TimeSpan.FromMinutes(1),
            d => FunctionProcess.Prepare("LOCAL0001Sample", d.Name, new("/bin/true"), new Dictionary<string, string>()),
            all,
            (_, _) => { },
            clock
        );

        await pool.InvokeAsync(
            new("Sample", "{}"u8.ToArray(), InvocationKind.RequestResponse, 1, "1", TimeProvider.System.GetUtcNow())
        );

        Assert.True(clock.SawItBeforeItsStart);
    }

    private static FunctionDefinition Definition =>
        new(
            "Sample",
            null,
            "bootstrap",
            TimeSpan.FromMinutes(1),
            128,
            new Dictionary<string, string>(),
            "/aws/lambda/Sample",
            null,
            0,
            null,
            new JsonObject(),
            false
        );

    /// <summary>A pool asks for the time at the start of a process: who is known then?</summary>
    private sealed class ClockThatLooks(Func<FunctionProcess?> find) : TimeProvider
    {
        public bool SawItBeforeItsStart { get; private set; }

        public override DateTimeOffset GetUtcNow()
        {
            SawItBeforeItsStart |= find() is { StartedAt: var at } && at == default;
            return base.GetUtcNow();
        }
    }
}
