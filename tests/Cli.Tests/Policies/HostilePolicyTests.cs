using CsCheck;
using RoleFerry.Cli.Policies;

namespace RoleFerry.Cli.Tests.Policies;

public class HostilePolicyTests
{
    private static readonly string Good = File.ReadAllText(Clone.Path(PolicyFile.Place.Source));

    [Fact]
    public void However_a_policy_is_broken_it_is_refused_with_a_place_and_a_sentence_or_works()
    {
        var piece = Gen.OneOf(
            Gen.String[0, 4],
            Gen.OneOf(
                "\n",
                "\t",
                "- ",
                "[",
                "}",
                "#",
                "&a ",
                "*a ",
                "!!x ",
                "---\n",
                "? ",
                ": ",
                "\"",
                "~",
                "|\n",
                "<<: *a\n"
            )
        );
        Gen.Select(Gen.Double[0, 1], Gen.Int[0, 40], piece)
            .Array[1, 4]
            .Sample(
                changes =>
                {
                    var yaml = Good;
                    foreach (var (place, removed, inserted) in changes)
                    {
                        var at = (int)(place * yaml.Length);
                        yaml = yaml.Remove(at, Math.Min(removed, yaml.Length - at)).Insert(at, inserted);
                    }

                    var (policy, findings) = PolicyYaml.Read(yaml);

                    Assert.Equal(policy is null, findings.Any(f => f.Level == FindingLevel.Error));
                    Assert.All(findings, f =>
                        Assert.True(f is { Line: >= 1, Column: >= 1, Text.Length: > 10 }, f.ToString())
                    );
                },
                iter: 1_000
            );
    }
}
