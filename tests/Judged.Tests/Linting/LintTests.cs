namespace RoleFerry.Judged.Tests.Linting;

public class LintTests(Linted linted) : IClassFixture<Linted>
{
    public static TheoryData<string> EveryTemplate => [.. Linted.Files];

    public static TheoryData<string> EveryTranslation => [.. Linted.Translated];

    public static TheoryData<string> EveryFlaw => [.. LintFlaws.All.Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(EveryTemplate))]
    public void Cfn_lint_finds_nothing_in_either_region(string template) =>
        Assert.True(linted.FindingsOf(template).Count == 0, string.Join('\n', linted.FindingsOf(template)));

    [Theory]
    [MemberData(nameof(EveryTranslation))]
    public void Cfn_lint_finds_nothing_in_what_CloudFormation_gets(string parameters) =>
        // SAM has used the parameter that only it reads.
        Assert.DoesNotContain(linted.FindingsOf(parameters), f =>
            !f.EndsWith(": Parameter DeploymentStyle not used.", StringComparison.Ordinal)
        );

    [Theory]
    [MemberData(nameof(EveryFlaw))]
    public void Cfn_lint_sees_the_flaw(string flaw) => Assert.NotEmpty(linted.FindingsOf(flaw));
}
