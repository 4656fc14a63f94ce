using System.Collections.Immutable;
using System.Reflection;
using CsCheck;
using RoleFerry.Core.Access;
using RoleFerry.Core.Channels.Slack;
using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.Incidents.Escalation;

namespace RoleFerry.Core.Tests.Access;

public class AccessCheckTests
{
    private const string Group = "S0614TZR7";

    private static readonly Identity Ann = new("Ann", IdentityProof.Slack, "U00000001", "ann");
    private static readonly Identity Stranger = new("Zoe", IdentityProof.Slack, "U0STRANGER");

    private static readonly Gen<ImmutableArray<string>> List = Gen.OneOf<string>(
            "people",
            "ann",
            "ben",
            Group,
            "S99999999"
        )
        .Array[1, 3]
        .Select(l => l.ToImmutableArray());

    private static readonly Gen<AccessRules> Rules = Gen.Select(List, List, List, List, (a, r, s, o) => new AccessRules
        {
            Acknowledge = a,
            Resolve = r,
            Silence = s,
            Override = o,
        });

    [Fact]
    public void Each_command_asks_for_what_the_handbook_says()
    {
        // What docs/on-call.md lists; a new command stands there too.
        var said = Enum.GetValues<AccessRight>().ToDictionary(p => p, CommandsOf);

        Assert.Equal(
            "Acknowledge, Assign, Escalate, Note, Page, Unacknowledge, /Escalate, /Open, /Own, /Page",
            said[AccessRight.Acknowledge]
        );
        Assert.Equal("ChangeSeverity, CloseElsewhere, Reopen, Resolve", said[AccessRight.Resolve]);
        Assert.Equal("Mute, Unmute, /EndSilence, /Silence", said[AccessRight.Silence]);
        Assert.Equal("/TakeOver", said[AccessRight.Override]);
        Assert.Equal(
            "/Explain, /Help, /List, /OnCall, /PostMortem, /Show, /Silences, /Timeline, /Wrong",
            said[AccessRight.Read]
        );
        Assert.All(said[AccessRight.Clock].Split(", "), name =>
            Assert.Contains(typeof(ClockAction).GetNestedTypes(), t => t.Name == name)
        );
    }

    [Fact]
    public void Whoever_the_file_knows_may_acknowledge_whatever_the_lists_say() =>
        Rules.Sample(rules => Assert.Null(new AccessCheck(rules, ["Ann"]).Refusal(Ann, AccessRight.Acknowledge, [])));

    [Fact]
    public void A_stranger_may_only_look_unless_a_group_lets_them_in() =>
        Gen.Select(Rules, Gen.Enum<AccessRight>(), Gen.Bool)
            .Sample(
                (rules, wanted, isMember) =>
                {
                    var check = new AccessCheck(rules, ["Ann"]);
                    string[] groups = isMember ? [Group] : [];
                    var may = wanted == AccessRight.Read || (isMember && rules.Of(wanted).Contains(Group));

                    Assert.Equal(may, check.Refusal(Stranger, wanted, groups) is null);
                    Assert.Equal(
                        wanted != AccessRight.Read && rules.Of(wanted).Any(AccessRules.IsGroup),
                        check.GroupsToAsk(Stranger, wanted).Length > 0
                    );
                }
            );

    [Fact]
    public void What_the_clock_alone_does_nobody_may() =>
        Gen.Select(Rules, Gen.Enum<IdentityProof>())
            .Sample(
                (rules, proof) =>
                    Assert.NotNull(
                        new AccessCheck(rules, ["Ann"]).Refusal(Ann with { Proof = proof }, AccessRight.Clock, [Group])
                    )
            );

    [Theory]
    [InlineData(IdentityProof.PagerDuty, AccessRight.Resolve, true)]
    [InlineData(IdentityProof.PagerDuty, AccessRight.Silence, true)]
    [InlineData(IdentityProof.Iam, AccessRight.Resolve, true)]
    [InlineData(IdentityProof.Link, AccessRight.Acknowledge, true)]
    [InlineData(IdentityProof.Link, AccessRight.Resolve, false)]
    [InlineData(IdentityProof.Link, AccessRight.Silence, false)]
    [InlineData(IdentityProof.Link, AccessRight.Override, false)]
    public void Who_vouches_for_somebody_decides_what_they_may(IdentityProof proof, AccessRight wanted, bool may) =>
        Assert.Equal(
            may,
            new AccessCheck(AccessRules.Default, ["Ann"]).Refusal(new Identity("Zoe", proof), wanted, []) is null
        );

    [Fact]
    public void Where_nobody_could_be_let_in_everybody_is_and_a_named_group_ends_that()
    {
        Assert.Null(new AccessCheck(AccessRules.Default, []).Refusal(Stranger, AccessRight.Override, []));
        Assert.NotNull(
            new AccessCheck(new AccessRules { Resolve = [Group] }, []).Refusal(Stranger, AccessRight.Override, [])
        );
    }

    [Fact]
    public void A_refusal_says_what_and_who_may()
    {
        var rules = new AccessRules { Resolve = ["people", "zed", Group] };
        var check = new AccessCheck(rules, ["Ann", "Ben", "Cem", "Dee", "Eve", "Fay", "Gus"]);

        Assert.Equal(
            "Zoe (U0STRANGER) may not resolve, reopen or reclassify incidents. Ann, Ben, Cem, Dee, Eve, 2 other people, "
                + "zed and members of the Slack group S0614TZR7 may. Slack could not be asked who is in its groups; try "
                + "again in a minute. Ask one of them, or to be added to monitoring/oncall.yaml.",
            check.Refusal(Stranger, AccessRight.Resolve, [], areGroupsKnown: false)
        );
    }

    private static string CommandsOf(AccessRight permission)
    {
        var actions = typeof(IncidentAction)
            .Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(IncidentAction)) && !t.IsAbstract)
            .Select(t => (t.Name, Needs(t, typeof(IncidentAction))));
        var typed = typeof(SlashCommand)
            .GetNestedTypes()
            .Where(t => t.IsSubclassOf(typeof(SlashCommand)) && t != typeof(SlashCommand.Act))
            .Select(t => ($"/{t.Name}", Needs(t, typeof(SlashCommand))));
        return string.Join(
            ", ",
            actions
                .Concat(typed)
                .Where(c => c.Item2 == permission)
                .Select(c => c.Item1)
                .OrderBy(n => n[0] == '/')
                .ThenBy(n => n, StringComparer.Ordinal)
        );
    }

    /// <summary>Of a command that was made from nothing: what it needs is its kind's alone.</summary>
    private static AccessRight Needs(Type type, Type known)
    {
        var constructor = type.GetConstructors(BindingFlags.Public | BindingFlags.Instance)
            .MinBy(c => c.GetParameters().Length)!;
        var made = constructor.Invoke([
            .. constructor
                .GetParameters()
                .Select(p => p.ParameterType.IsValueType ? Activator.CreateInstance(p.ParameterType) : null),
        ]);
        return (AccessRight)known.GetProperty("Needs")!.GetValue(made)!;
    }
}
