using RoleFerry.Simulation.Mutants;
using RoleFerry.Simulation.Runs;

namespace RoleFerry.Simulation.Tests.Runs;

/// <summary>The simulation finds bugs: each that is planted.</summary>
public class MutantTrialTests
{
    private const int Most = 4_000;

    public static TheoryData<string> Mutants => [.. MutantList.All.Select(m => m.Name)];

    [Fact]
    public void There_are_many_and_each_is_another()
    {
        Assert.True(MutantList.All.Length >= 25);
        Assert.Distinct(MutantList.All.Select(m => m.Name));
    }

    [Theory]
    [MemberData(nameof(Mutants))]
    public void A_planted_bug_is_found(string name)
    {
        var mutant = MutantList.All.Single(m => m.Name == name);

        Assert.NotNull(MutantTrial.Find(mutant, 1, Most, Environment.ProcessorCount));
    }

    [Fact]
    public void What_is_found_becomes_a_short_story()
    {
        var found = MutantTrial.Find(
            MutantList.All.Single(m => m.Name == "a timeline event is forgotten"),
            1,
            Most,
            1
        )!;

        var shrunk = HistoryThread.Run(() => Shrinker.Shrink(found));

        Assert.Equal(found.Broken[0].Invariant, shrunk.Broken[0].Invariant);
        Assert.Single(shrunk.Plan.Steps);
        Assert.NotEmpty(shrunk.Story);
    }
}
