using RoleFerry.Adapters.Pipeline;
using RoleFerry.Adapters.Policies;
using RoleFerry.Adapters.Silences;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Core.Incidents.Explanations;
using RoleFerry.Core.Matching;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Silences;

namespace RoleFerry.Adapters.Tests.Incidents;

public class WhyTests(DynamoDbLocalFixture dynamo)
{
    [Fact]
    public async Task A_page_says_who_was_told_and_by_which_way()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        house.PagerDuty.Answer = _ => new Delivery.Rejected("the key is wrong");
        var id = (await house.AlarmAsync(0)).IncidentId!;

        var why = await ReadAsync(house, id);
        var text = string.Join('\n', ExplanationText.Of(why));

        Assert.StartsWith(
            "Notified: incidents at 2026-11-23 12:",
            ExplanationText.Verdict(why),
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"Route evaluation with policy {BuiltInPolicy.Value.Version}\n",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("p0: no, severity=\"P0\" but it is \"P1\"", text, StringComparison.Ordinal);
        Assert.Contains("p1: taken, severity=\"P1\" -> pagerduty, incidents", text, StringComparison.Ordinal);
        Assert.Contains("Page to pagerduty: HandedOver.", text, StringComparison.Ordinal);
        Assert.Contains("the key is wrong", text, StringComparison.Ordinal);
        Assert.Contains(
            "FirstNotification: api-5xx is the first alarm of this incident.",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains(why.OnCall, d => d is { Level: "cto", Person.Id: "ines" });
    }

    [Fact]
    public async Task What_nobody_was_told_of_says_why_and_when_it_is_looked_at_again()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        var silence = new Silence
        {
            Id = "SIL-1",
            Matchers = [new Matcher("service", MatchOperator.Equal, "api")],
            From = house.Clock.Now,
            Until = house.Clock.Now.AddHours(1),
            Author = "ana",
            Reason = "a deployment",
            CreatedAt = house.Clock.Now,
        };
        await house.Get<SilenceStore>().AddAsync(silence, Deadline.Never);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.Get<PolicySource>().GetAsync(CancellationToken.None);
        await house.Get<PolicySource>().SettleAsync();
        var id = (await house.AlarmAsync(0)).IncidentId!;

        var why = await ReadAsync(house, id);

        Assert.StartsWith(
            "Nobody has been notified. Suppressed: ana silenced it until ",
            ExplanationText.Verdict(why),
            StringComparison.Ordinal
        );
        Assert.Contains(ExplanationText.Of(why), l =>
            l.StartsWith(
                "  api-5xx: pagerduty, incidents notified when nothing suppresses it any more",
                StringComparison.Ordinal
            )
        );
    }

    [Fact]
    public async Task The_policy_that_decided_is_walked_where_it_is_kept_and_else_it_is_said()
    {
        var policy = OtherPolicies.HandingOverAfter(7);
        using var house = await TestHouse.OpenAsync(dynamo);
        var policies = new PolicyStore(house.Get<TableCalls>(), BuiltInPolicy.Embedded);
        var applied = await policies.ApplyAsync(policy, null, "ana", "", house.Clock.Now, Deadline.Never);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.Get<PolicySource>().GetAsync(CancellationToken.None);
        await house.Get<PolicySource>().SettleAsync();
        var id = (await house.AlarmAsync(0)).IncidentId!;
        await policies.ApplyAsync(
            OtherPolicies.HandingOverAfter(8),
            applied,
            "ana",
            "",
            house.Clock.Now,
            Deadline.Never
        );

        var why = await ReadAsync(house, id);

        Assert.Equal((policy.Version, policy.Version), (why.WalkedVersion, why.Incident.PolicyVersion));
    }

    [Fact]
    public async Task What_does_not_exist_is_nothing() =>
        Assert.Null(
            await ExplanationReader
                .Of((await TestHouse.OpenAsync(dynamo)).Get<TableCalls>(), BuiltInPolicy.Embedded)
                .ReadAsync("INC-00000000", Deadline.Never)
        );

    private static async Task<IncidentExplanation> ReadAsync(TestHouse house, string id) =>
        (await ExplanationReader.Of(house.Get<TableCalls>(), BuiltInPolicy.Embedded).ReadAsync(id, Deadline.Never))!;
}
