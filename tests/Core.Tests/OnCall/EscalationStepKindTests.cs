using RoleFerry.Core.OnCall;

namespace RoleFerry.Core.Tests.OnCall;

public class EscalationStepKindTests
{
    [Theory]
    [InlineData("primary", "level", "primary")]
    [InlineData("level primary", "level", "primary")]
    [InlineData("night shift", "level", "night shift")]
    public void A_name_alone_is_a_levels_and_a_word_before_it_says_which_kind(string text, string word, string name)
    {
        var (kind, named) = EscalationStepKind.Read(text);

        Assert.Equal((word, name), (kind.Word, named));
    }

    [Fact]
    public void Every_kind_makes_steps_of_its_own_kind() =>
        Assert.All(EscalationStepKind.All, kind => Assert.Same(kind, kind.Make("primary", []).Kind));

    [Fact]
    public void No_two_kinds_have_the_same_word() => Assert.Distinct(EscalationStepKind.All.Select(kind => kind.Word));
}
