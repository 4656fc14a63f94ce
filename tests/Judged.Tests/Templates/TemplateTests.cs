using RoleFerry.Judged.Tests.Stacks;
using RoleFerry.Judged.Tests.Tools;

namespace RoleFerry.Judged.Tests.Templates;

public class TemplateTests(AwsWorker worker, SoundWorld sound) : IClassFixture<SoundWorld>
{
    public static TheoryData<string> EveryJudgement => [.. Judgements.All.Select(j => j.Name)];

    public static TheoryData<string, string> EveryFlaw =>
        [.. from judgement in TemplateFlaws.All from flaw in judgement.Value select (judgement.Key, flaw.Name)];

    [Theory]
    [MemberData(nameof(EveryJudgement))]
    public async Task AWSs_tools_say_so_of_what_is_deployed(string judgement)
    {
        var broken = await Named(judgement).Broken(sound.World).ToListAsync(TestContext.Current.CancellationToken);

        Assert.True(broken.Count == 0, string.Join('\n', broken));
    }

    [Theory]
    [MemberData(nameof(EveryFlaw))]
    public async Task The_flaw_is_seen(string judgement, string flaw)
    {
        var sources = await Sources.OfRepositoryAsync(worker);
        TemplateFlaws.All[judgement].Single(f => f.Name == flaw).Make(sources);

        Assert.True(await IsSeenAsync(Named(judgement), new World(worker, sources)), "Nothing was said.");
    }

    [Fact]
    public void Every_judgement_has_a_flaw_to_see() =>
        Assert.Equal(Judgements.All.Select(j => j.Name).Order(), TemplateFlaws.All.Keys.Order());

    [Fact]
    public async Task There_are_at_least_eight_sets_of_parameters() =>
        Assert.True(
            Deployments
                .All(await Sources.OfRepositoryAsync(worker))
                .DistinctBy(d => string.Join(' ', d.Parameters.OrderBy(p => p.Key)))
                .Count() >= 8
        );

    private static async Task<bool> IsSeenAsync(Judgement judgement, World world)
    {
        try
        {
            return await judgement.Broken(world).AnyAsync(TestContext.Current.CancellationToken);
        }
        catch (DeploymentException)
        {
            return judgement.Name == "Every_set_of_parameters_makes_a_stack";
        }
    }

    private static Judgement Named(string name) => Judgements.All.Single(j => j.Name == name);
}
