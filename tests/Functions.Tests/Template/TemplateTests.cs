namespace RoleFerry.Functions.Tests.Template;

public class TemplateTests
{
    /// <summary>So that a flaw in a host's source does not hide, or pass for, the flaw that a test makes.</summary>
    private static readonly Dictionary<string, string> SoundHosts = DeployedSystem
        .OfRepository()
        .Functions.ToDictionary(
            f => f.Name,
            _ =>
                "[LambdaFunction(ResourceName = \"X\")]\n    public async Task<Dictionary<string, int>> "
                + "Handle(Stream input) { }"
        );

    /// <summary>Read once, and never changed.</summary>
    private static readonly DeployedSystem Sound = DeployedSystem.OfRepository() with { Hosts = SoundHosts };

    public static TheoryData<string> EveryRule => [.. TemplateRules.All.Select(r => r.Name)];

    public static TheoryData<string, string> EveryFlaw =>
        [.. from rule in Flaws.All from flaw in rule.Value select (rule.Key, flaw.Name)];

    [Theory]
    [MemberData(nameof(EveryRule))]
    public void What_is_deployed_keeps_the_rule(string rule) =>
        Assert.Empty(Rule(rule).Broken(DeployedSystem.OfRepository()));

    [Theory]
    [MemberData(nameof(EveryFlaw))]
    public void The_rule_sees_the_flaw(string rule, string flaw)
    {
        Assert.Empty(Rule(rule).Broken(Sound));

        var flawed = Flaws
            .All[rule]
            .Single(f => f.Name == flaw)
            .Make(DeployedSystem.OfRepository() with { Hosts = SoundHosts });
        Assert.NotEmpty(Rule(rule).Broken(flawed));
    }

    [Fact]
    public void Every_rule_has_a_flaw_to_see() =>
        Assert.Equal(TemplateRules.All.Select(r => r.Name).Order(), Flaws.All.Keys.Order());

    private static TemplateRule Rule(string name) => TemplateRules.All.Single(r => r.Name == name);
}
