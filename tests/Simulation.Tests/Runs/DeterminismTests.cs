using RoleFerry.Simulation.Histories;
using RoleFerry.Simulation.Plans;
using RoleFerry.Simulation.Runs;

namespace RoleFerry.Simulation.Tests.Runs;

/// <summary>A history follows from its seed alone.</summary>
public class DeterminismTests
{
    private const int Histories = 60;

    [Fact]
    public void The_same_seed_is_the_same_history()
    {
        var first = Traces();

        Assert.Equal(first, Traces());
        Assert.Equal(Histories, first.Distinct().Count());
    }

    [Fact]
    public async Task Histories_on_several_threads_do_not_touch_one_another()
    {
        var alone = Traces();

        var side = await Task.WhenAll(Task.Run(Traces), Task.Run(Traces));

        Assert.All(side, traces => Assert.Equal(alone, traces));
    }

    [Fact]
    public void What_goes_to_another_thread_ends_the_history()
    {
        var plan = PlanWriter.Write(1) with { Steps = [new StrayStep(TimeSpan.FromSeconds(3))] };

        var result = HistoryThread.Run(() => new World(plan).Run());

        Assert.Contains("foreign thread", Assert.Single(result.Broken).What, StringComparison.Ordinal);
    }

    private static ulong[] Traces() =>
        HistoryThread.Run(() =>
            Enumerable.Range(1, Histories).Select(seed => new World(PlanWriter.Write(seed)).Run().Trace).ToArray()
        );

    /// <summary>Does what code of a history must not.</summary>
    private sealed record StrayStep(TimeSpan At) : Step(At)
    {
        public override void Do(World world)
        {
            using var ended = new ManualResetEventSlim();
            ThreadPool.UnsafeQueueUserWorkItem(
                _ =>
                {
                    try
                    {
                        world.Loop.After(TimeSpan.Zero, null, () => { });
                    }
                    catch (Time.ForeignThreadException)
                    {
                        ended.Set();
                    }
                },
                null
            );
            ended.Wait();
        }
    }
}
