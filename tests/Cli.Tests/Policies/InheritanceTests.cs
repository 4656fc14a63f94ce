using RoleFerry.Cli.Policies;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Routing;

namespace RoleFerry.Cli.Tests.Policies;

/// <summary>
/// A tree of the shape that Alertmanager documents: teams that own services and page for the critical ones, databases
/// that are grouped their own way and split by owner.
/// https://github.com/prometheus/alertmanager/blob/main/doc/examples/simple.yml
/// </summary>
public class InheritanceTests
{
    private const string Yaml = """
        channels:
          x-mail: {kind: slack, target: "#x-mail"}
          x-pager: {kind: pagerduty}
          y-mail: {kind: slack, target: "#y-mail"}
          y-pager: {kind: pagerduty}
          db-pager: {kind: pagerduty}
        route:
          channels: x-mail
          groupBy: [alarmname, cluster]
          repeatEvery: 3h
          routes:
            - name: x-services
              match: service=~"foo1|foo2|baz"
              routes:
                - {name: x-services-critical, match: severity=P0, channels: x-pager}
            - name: y-services
              match: service=files
              channels: y-mail
              fallback: [x-mail]
              groupInterval: 2m
              routes:
                - {name: y-services-critical, match: severity=P0, channels: y-pager, repeatEvery: 1h30m}
            - name: databases
              match: service=database
              channels: db-pager
              groupBy: [alarmname, cluster, database]
              routes:
                - {name: databases-x, match: owner=team-x, channels: x-pager, continue: true}
                - {name: databases-y, match: owner=~"team-.*", channels: y-pager, fallback: []}
        """;

    private static readonly RoutingPolicy Policy = PolicyYaml.Read(Yaml).Policy!;

    [Theory]
    [InlineData("", "default: x-mail; alarmname cluster; 03:00; ")]
    [InlineData("service=foo2 severity=P2", "x-services: x-mail; alarmname cluster; 03:00; ")]
    [InlineData("service=foo1 severity=P0", "x-services-critical: x-pager; alarmname cluster; 03:00; ")]
    [InlineData("service=foo3 severity=P0", "default: x-mail; alarmname cluster; 03:00; ")]
    [InlineData("service=files severity=P1", "y-services: y-mail; alarmname cluster; 03:00; x-mail")]
    [InlineData("service=files severity=P0", "y-services-critical: y-pager; alarmname cluster; 01:30; x-mail")]
    [InlineData("service=database severity=P0", "databases: db-pager; alarmname cluster database; 03:00; ")]
    [InlineData("service=database owner=team-y", "databases-y: y-pager; alarmname cluster database; 03:00; ")]
    [InlineData("service=database owner=team-x", "databases-x: x-pager y-pager; alarmname cluster database; 03:00; ")]
    [InlineData("service=database owner=nobody", "databases: db-pager; alarmname cluster database; 03:00; ")]
    public void A_route_takes_from_the_one_around_it_what_it_does_not_say(string labels, string expected)
    {
        var result = Router.Decide(
            Policy,
            labels
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(l => l.Split('='))
                .ToDictionary(l => l[0], l => l[1], StringComparer.Ordinal)
        );

        var route = result.Primary;
        Assert.Equal(
            expected,
            $"{route.Name}: {string.Join(' ', result.Channels)}; {string.Join(' ', route.GroupBy)}; "
                + $"{route.RepeatEvery:hh\\:mm}; {string.Join(' ', route.Fallback)}"
        );
    }

    [Theory]
    [InlineData("", 5)]
    [InlineData("files", 2)]
    public void The_interval_in_which_what_joins_is_gathered_is_inherited_too(string service, int minutes) =>
        Assert.Equal(
            TimeSpan.FromMinutes(minutes),
            Router
                .Decide(Policy, new Dictionary<string, string> { ["service"] = service, ["severity"] = "P0" })
                .Primary.GroupInterval
        );

    [Fact]
    public void How_often_a_person_is_rung_and_when_a_channel_tells_together_is_read()
    {
        var policy = PolicyYaml
            .Read(
                "channels: {ops: {kind: slack, target: \"#ops\", digestAbove: 3}}\nroute: {channels: "
                    + "[ops]}\nlimits: {person: {pages: 6, per: 30m}}"
            )
            .Policy!;

        Assert.Equal(
            (new PageLimit(6, TimeSpan.FromMinutes(30)), 3),
            (policy.PersonLimit, policy.Channels["ops"].DigestAbove)
        );
        Assert.Equal(TimeSpan.FromMinutes(5), policy.PersonLimit!.Every);
    }

    [Theory]
    [InlineData(
        "channels: {p: {kind: pagerduty, digestAbove: 3}}\nroute: {channels: [p]}",
        "Only a channel of kind slack or teams tells pages together"
    )]
    [InlineData(
        "channels: {p: {kind: pagerduty}}\nroute: {channels: [p]}\nlimits: {person: {pages: 0, per: 30m}}",
        "`pages` is a whole number from 1 to 100"
    )]
    [InlineData(
        "channels: {p: {kind: pagerduty}}\nroute: {channels: [p]}\nlimits: {person: {pages: 3}}",
        "The limit of a person needs `per`"
    )]
    [InlineData("channels: {p: {kind: pagerduty}}\nroute: {channels: [p]}\nlimits: {}", "Limits needs `person`")]
    public void A_limit_that_is_wrong_is_told(string yaml, string expected) =>
        Assert.Contains(PolicyYaml.Read(yaml).Findings, f => f.Text.Contains(expected, StringComparison.Ordinal));

    [Fact]
    public void What_a_policy_does_not_say_has_a_sensible_value()
    {
        var policy = PolicyYaml.Read("channels: {mail: {kind: email}}\nroute: {channels: [mail]}").Policy!;

        Assert.Equal(["alarm"], policy.Root.GroupBy);
        Assert.Equal(TimeSpan.FromHours(4), policy.Root.RepeatEvery);
        Assert.Equal(TimeSpan.FromMinutes(30), policy.ReopenWithin);
        Assert.Equal(2, policy.HandOverAfterAttempts);
        Assert.Equal(InsufficientDataMeaning.Note, policy.InsufficientData);
    }
}
