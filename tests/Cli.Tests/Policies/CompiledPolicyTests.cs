using RoleFerry.Cli.Policies;

namespace RoleFerry.Cli.Tests.Policies;

public class CompiledPolicyTests
{
    [Fact]
    public void The_compiled_copy_is_what_the_teams_policy_compiles_to()
    {
        var policy = PolicyFile.Read(Clone.Path(PolicyFile.Place.Source)).Policy;

        Assert.NotNull(policy);
        Assert.True(
            PolicyFile
                .Compile(policy)
                .AsSpan()
                .SequenceEqual(File.ReadAllBytes(Clone.Path("monitoring/routing.compiled.json"))),
            "monitoring/routing.compiled.json is stale: run `./roleferry policy compile` and commit what it writes."
        );
    }

    [Fact]
    public void Compiling_writes_the_copy_beside_its_source_and_the_copy_can_be_checked_too()
    {
        var folder = Directory.CreateTempSubdirectory("roleferry-policy-");
        try
        {
            var source = Path.Combine(folder.FullName, "routing.yaml");
            File.Copy(Clone.Path(PolicyFile.Place.Source), source);

            Assert.Contains(
                "run `./roleferry policy compile`",
                Answer.Of("policy", "check", source).Output,
                StringComparison.Ordinal
            );
            Assert.Equal(0, Answer.Of("policy", "compile", source).ExitCode);
            Assert.DoesNotContain(
                "run `./roleferry policy compile`",
                Answer.Of("policy", "check", source).Output,
                StringComparison.Ordinal
            );
            Assert.Equal(0, Answer.Of("policy", "check", PolicyFile.Place.CompiledBeside(source)).ExitCode);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_bad_policy_leaves_the_last_good_copy_alone()
    {
        var folder = Directory.CreateTempSubdirectory("roleferry-policy-");
        try
        {
            var source = Path.Combine(folder.FullName, "routing.yaml");
            File.WriteAllText(source, "route: {}");
            File.WriteAllText(PolicyFile.Place.CompiledBeside(source), "the last good one");

            Assert.Equal(1, Answer.Of("policy", "compile", source).ExitCode);
            Assert.Equal("the last good one", File.ReadAllText(PolicyFile.Place.CompiledBeside(source)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
