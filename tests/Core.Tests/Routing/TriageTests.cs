using RoleFerry.Core.Policies;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Routing;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Tests.Routing;

public class TriageTests
{
    private static readonly RoutingPolicy Policy = Some.Policy(
        Some.Route("root", routes: [Some.Route("page", "severity=~\"P0|P1\""), Some.Route("api", "service=api")]),
        Some.Rule("alarmname=~\"api-.*\"", service: "api"),
        Some.Rule("alarmname=~\".*5xx.*\"; namespace=\"\"", Severity.P1, runbook: "api-errors.md"),
        Some.Rule("alarmname=~\".*\"", service: "other", runbook: "general.md")
    );

    [Fact]
    public void Tags_come_before_words_before_rules_and_each_field_says_where_it_is_from()
    {
        var signal = Some.Signal("api-5xx") with
        {
            Tags = Some.Texts(("Severity", "p0")),
            Description = "Too many errors. severity=P3 service=checkout",
        };

        var triaged = Triage.Of(signal, Policy);

        Assert.Equal(
            (Severity.P0, "checkout", "api-errors.md"),
            (triaged.Classification.Severity, triaged.Classification.Service, triaged.Classification.Runbook)
        );
        Assert.Equal(
            [
                new Reason(ReasonCode.ClassifiedByTag, "Severity P0 comes from the alarm's tag Severity."),
                new Reason(
                    ReasonCode.ClassifiedByDescription,
                    "Service checkout comes from the word service= in the alarm's description."
                ),
                new Reason(
                    ReasonCode.ClassifiedByRule,
                    "Runbook api-errors.md comes from the policy's rule alarmname=~\".*5xx.*\", namespace=\"\"."
                ),
                new Reason(ReasonCode.RouteMatched, "Route page matched: severity=~\"P0|P1\"."),
            ],
            triaged.Reasons
        );
        Assert.Equal("P0", triaged.Labels["severity"]);
        Assert.Equal("checkout", triaged.Labels["service"]);
        Assert.Equal("page", triaged.Routing.Primary.Name);
    }

    [Fact]
    public void The_first_rule_that_says_a_field_decides_it()
    {
        var classification = Triage.Of(Some.Signal("api-5xx"), Policy).Classification;

        Assert.Equal(
            (Severity.P1, "api", "api-errors.md"),
            (classification.Severity, classification.Service, classification.Runbook)
        );
    }

    /// <summary>Whoever writes a text for people does not decide by its words who is woken.</summary>
    [Fact]
    public void Of_the_rules_only_those_that_name_its_source_judge_a_notice()
    {
        var notice = Some.Signal("api-5xx") with { Key = new SignalKey(SignalSource.Notice, "topic|api-5xx") };
        var ruled = Policy with
        {
            Classification = Policy.Classification.Add(Some.Rule("source=notice", Severity.P2, service: "news")),
        };

        var (plain, meant) = (Triage.Of(notice, Policy).Classification, Triage.Of(notice, ruled).Classification);

        Assert.Equal((Severity.P3, "", ""), (plain.Severity, plain.Service, plain.Runbook));
        Assert.Equal((Severity.P2, "news"), (meant.Severity, meant.Service));
    }

    [Fact]
    public void What_nothing_classifies_is_P2_and_says_so()
    {
        var triaged = Triage.Of(Some.Signal("disk"), Policy);

        Assert.Equal(Severity.P2, triaged.Classification.Severity);
        Assert.Contains(
            new Reason(ReasonCode.Unclassified, "Nothing states the severity of disk; P2 is assumed."),
            triaged.Reasons
        );
        Assert.Contains(
            new Reason(ReasonCode.RouteMatched, "Route root is used: no more specific route matched."),
            triaged.Reasons
        );
    }

    [Fact]
    public void A_severity_that_is_none_is_named_and_the_next_source_asked()
    {
        var signal = Some.Signal("api-5xx") with { Tags = Some.Texts(("severity", "so-so")) };

        var triaged = Triage.Of(signal, Policy);

        Assert.Equal(Severity.P1, triaged.Classification.Severity);
        Assert.Equal(
            "Severity P1 comes from the policy's rule alarmname=~\".*5xx.*\", namespace=\"\"; the alarm's tag "
                + "severity says \"so-so\", which is no severity that is known.",
            triaged.Reasons[0].Text
        );
        Assert.Single(triaged.Reasons, r => r.Code == ReasonCode.SeverityUnknown && r.Text.Contains("\"so-so\""));
    }

    [Fact]
    public void What_was_odd_about_the_event_is_among_the_reasons()
    {
        var signal = Some.Signal() with { Oddities = [SignalOddity.TimeFromEnvelope] };

        Assert.Equal(ReasonCode.SignalOdd, Triage.Of(signal, Policy).Reasons[0].Code);
    }

    [Fact]
    public void Every_oddity_has_its_sentence() =>
        Assert.All(Enum.GetValues<SignalOddity>(), oddity =>
            Assert.EndsWith(
                ".",
                Triage.Of(Some.Signal() with { Oddities = [oddity] }, Policy).Reasons[0].Text,
                StringComparison.Ordinal
            )
        );
}
