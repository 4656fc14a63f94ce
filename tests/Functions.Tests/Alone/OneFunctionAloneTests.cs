using RoleFerry.Functions.Tests.Template;

namespace RoleFerry.Functions.Tests.Alone;

public class OneFunctionAloneTests
{
    /// <summary>
    /// Two clones in different folders, the second with another commit, another MetricRollups and other rules for
    /// logs: what is compiled differs where one of these is read, and nowhere else.
    /// </summary>
    [Fact]
    public void A_function_changes_with_what_it_reads_and_with_nothing_else()
    {
        string[] functions = [.. DeployedSystem.OfRepository().Functions.Select(f => f.Name)];
        using var before = new SourceCopy(functions);
        using var after = new SourceCopy(functions);
        before.Commit("first");
        after.Commit("second");
        after.Append("functions/MetricRollups/Function.cs", "\ninternal sealed record Another;\n");
        after.Append("monitoring/logs.compiled.json", "\n");

        var (built, builtAfter) = (before.Build(), after.Build());

        Assert.Equal(
            ["Escalations", "LogErrors", "MetricRollups"],
            functions.Where(f => built[f] != builtAfter[f]).Order(StringComparer.Ordinal)
        );
    }
}
