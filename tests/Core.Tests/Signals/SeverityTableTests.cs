using System.Collections.Immutable;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Tests.Signals;

public class SeverityTableTests
{
    private static readonly ImmutableSortedDictionary<string, Severity> None = ImmutableSortedDictionary<
        string,
        Severity
    >.Empty;

    [Theory]
    [InlineData("P0", Severity.P0)]
    [InlineData("Critical", Severity.P0)]
    [InlineData("CRIT", Severity.P0)]
    [InlineData("sev0", Severity.P0)]
    [InlineData("0", Severity.P0)]
    [InlineData("fatal", Severity.P0)]
    [InlineData("1", Severity.P1)]
    [InlineData("SEV-1", Severity.P1)]
    [InlineData("sev 1", Severity.P1)]
    [InlineData("sev1", Severity.P1)]
    [InlineData("p1_high", Severity.P1)]
    [InlineData("p1/high", Severity.P1)]
    [InlineData("P1 - High", Severity.P1)]
    [InlineData("Severity 1: urgent", Severity.P1)]
    [InlineData("page", Severity.P1)]
    [InlineData("error", Severity.P1)]
    [InlineData("warning", Severity.P2)]
    [InlineData("Warn!", Severity.P2)]
    [InlineData("sev2", Severity.P2)]
    [InlineData("P4", Severity.P3)]
    [InlineData("info", Severity.P3)]
    [InlineData("none", Severity.P3)]
    [InlineData("S5", Severity.P3)]
    [InlineData("very bad", null)]
    [InlineData("not critical", null)]
    [InlineData("P9", null)]
    [InlineData("P10", null)]
    [InlineData("-", null)]
    [InlineData("", null)]
    public void Words_of_other_systems_are_known(string word, Severity? expected) =>
        Assert.Equal(expected, SeverityTable.Read(word, None));

    [Fact]
    public void The_policys_words_come_first()
    {
        var own = None.Add("page", Severity.P0).Add("sev1", Severity.P0).Add("verybad", Severity.P1);

        Assert.Equal(Severity.P0, SeverityTable.Read("page", own));
        Assert.Equal(Severity.P0, SeverityTable.Read("SEV-1", own));
        Assert.Equal(Severity.P1, SeverityTable.Read("Very bad", own));
        Assert.Equal(Severity.P2, SeverityTable.Read("warning", own));
    }

    [Fact]
    public void Every_way_to_write_a_severity_of_ours_means_the_same_here() =>
        Assert.All(["P0", "p1", "Medium", "low", "CRITICAL", "high", "P2", "P3"], word =>
            Assert.Equal(SeverityWord.Read(word), SeverityTable.Read(word, None))
        );
}
