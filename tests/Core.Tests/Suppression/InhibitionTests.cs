using System.Collections.Immutable;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Suppression;
using RoleFerry.Core.Tests.Routing;

namespace RoleFerry.Core.Tests.Suppression;

public class InhibitionTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly InhibitRule First = Rule("s1=1", "t1=1", "e");
    private static readonly InhibitRule Second = Rule("s2=1", "t2=1", "e");

    /// <summary>
    /// The cases of Alertmanager's tests of rules by value: one source of the first rule only, one that is source and
    /// target of the second.
    /// </summary>
    [Theory]
    [InlineData("t1=1,e=1", true)]
    [InlineData("t2=1,e=1", true)]
    [InlineData("t1=1,t3=1,e=1", true)]
    [InlineData("t1=1,t2=1,e=1", true)]
    [InlineData("t1=0,e=1", false)]
    [InlineData("s1=1,t1=1,e=1", true)]
    [InlineData("s2=1,t2=1,e=1", false)]
    [InlineData("t1=1,e=0", false)]
    public void A_firing_source_holds_back_targets_with_equal_labels(string target, bool expected) =>
        Assert.Equal(expected, IsHeld([First, Second], target, "s1=1,t1=2,e=1", "s2=1,t2=1,e=1"));

    /// <summary>And of its tests of rules by matcher: a target that must not have a value.</summary>
    [Theory]
    [InlineData("t1=1,e=1", false)]
    [InlineData("t2=1,e=1", true)]
    [InlineData("t1=1,t3=1,e=1", false)]
    [InlineData("t1=1,t2=1,e=1", true)]
    [InlineData("t1=0,e=1", true)]
    [InlineData("s1=1,t1=1,e=1", false)]
    [InlineData("s2=1,t2=1,e=1", true)]
    [InlineData("t1=1,e=0", false)]
    public void A_target_may_be_one_that_lacks_a_value(string target, bool expected) =>
        Assert.Equal(expected, IsHeld([Rule("s1=1", "t1!=1", "e"), Second], target, "s1=1,t1=2,e=1", "s2=1,t2=1,e=1"));

    [Theory]
    [InlineData("", "a=b", true, "c=d")] // no labels have to be equal: any source will do
    [InlineData("", "a=b", false)] // no source
    [InlineData("a", "a=b", true, "a=b,c=d", "a=b,c=f")]
    [InlineData("a", "a=b", false, "a=c,c=d", "a=c,c=f")]
    [InlineData("a;b", "a=b", true, "a=b")] // missing on both
    [InlineData("a;b", "a=b,b=", true, "a=b")]
    [InlineData("a;b", "a=b", false, "a=b,b=1")]
    [InlineData("a;b", "a=b,b=1", false, "a=b")]
    public void A_label_that_is_missing_counts_as_empty(
        string equal,
        string target,
        bool expected,
        params string[] sources
    ) => Assert.Equal(expected, IsHeld([Rule("", "a=b", equal)], target, isBoth: false, sources));

    [Fact]
    public void An_alarm_does_not_hold_itself_back()
    {
        var rule = Rule("a=1", "a=1", "e");

        Assert.False(IsHeld([rule], "a=1,e=1", isBoth: null, "a=1,e=1"));
    }

    [Fact]
    public void A_source_that_nobody_has_seen_fire_for_a_day_counts_no_longer()
    {
        var labels = Some.Labels("t1=1");
        var policy = Some.Policy(Some.Route("root")) with { Inhibit = [Rule("s1=1", "t1=1", "")] };
        ImmutableArray<FiringSource> sources =
        [
            new(policy.Inhibit[0].KeyOf(labels), "source", "source", Severity.P1, false, Now, "INC-1"),
        ];

        Assert.NotNull(Inhibitor.Find(policy, labels, "target", sources, Now.AddHours(23.9)));
        Assert.Null(Inhibitor.Find(policy, labels, "target", sources, Now.AddHours(24)));

        sources = [sources[0].SeenAt(Now.AddDays(3))];
        Assert.NotNull(Inhibitor.Find(policy, labels, "target", sources, Now.AddDays(3)));
    }

    [Fact]
    public void Another_rule_has_other_keys_even_where_labels_are_equal()
    {
        var labels = Some.Labels("e=1");

        Assert.NotEqual(First.KeyOf(labels), Second.KeyOf(labels));
        Assert.Equal(First.KeyOf(labels), (First with { Name = "renamed" }).KeyOf(labels));
        Assert.NotEqual(
            Rule("a=1", "b=1", "x;y").KeyOf(Some.Labels("x=1,y=")),
            Rule("a=1", "b=1", "x;y").KeyOf(Some.Labels("x=,y=1"))
        );
    }

    private static bool IsHeld(InhibitRule[] rules, string target, params string[] sources) =>
        IsHeld(rules, target, null, sources);

    private static bool IsHeld(InhibitRule[] rules, string target, bool? isBoth, params string[] sources)
    {
        var policy = Some.Policy(Some.Route("root")) with { Inhibit = [.. rules] };
        var labels = Some.Labels(target);
        ImmutableArray<FiringSource> firing =
        [
            .. sources
                .Select(Some.Labels)
                .SelectMany(
                    (source, i) =>
                        rules
                            .Where(r => r.IsSource(source))
                            .Select(r => new FiringSource(
                                r.KeyOf(source),
                                $"source-{i}",
                                $"source-{i}",
                                Severity.P1,
                                isBoth ?? r.IsTarget(source),
                                Now,
                                "INC-1"
                            ))
                ),
        ];
        return Inhibitor.Find(policy, labels, "target", firing, Now) is not null;
    }

    private static InhibitRule Rule(string source, string target, string equal) =>
        new(
            "rule",
            Some.Matchers(source),
            Some.Matchers(target),
            [.. equal.Split(';', StringSplitOptions.RemoveEmptyEntries)]
        );
}
