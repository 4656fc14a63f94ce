using System.Text;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Sources;
using RoleFerry.Core.Sources.Mappings;

namespace RoleFerry.Core.Tests.Sources.Mappings;

public class MappingReadingTests
{
    private static readonly DateTimeOffset ReceivedAt = new(2026, 11, 29, 6, 0, 0, TimeSpan.Zero);

    private static readonly MappingRule Rule = new()
    {
        Name = "acme",
        Match =
        [
            [new FieldRule("source", ["acme"])],
        ],
        Alarm = "Job {job}",
    };

    [Fact]
    public void A_mapping_says_all_that_a_signal_has()
    {
        var signal = One(
            Rule with
            {
                Id = "{key}",
                At = "{when}",
                Severity =
                [
                    new SeverityRule(
                        "P1",
                        [
                            [new FieldRule("level", [">=7"])],
                        ]
                    ),
                    new SeverityRule("{word}", []),
                ],
                Service = "{team}",
                Summary = "{text} password=hunter2secret",
                Description = "About jobs.",
                Runbook = "jobs",
                Link = "{url}",
                Tags = [new TagRule("host", "{host}"), new TagRule("none", "{none}")],
                After = "1h",
            },
            """
            {"source":"acme","job":"a","key":"k","when":"2026-11-29 05:00:00.5","level":8,"word":"low","team":"shop","text":"late","url":"https://x","host":"h"}
            """
        );

        Assert.Equal((new SignalKey("acme", "k"), SignalState.Alarm, "Job a"), (signal.Key, signal.State, signal.Name));
        Assert.Equal(new DateTimeOffset(2026, 11, 29, 5, 0, 0, 500, TimeSpan.Zero), signal.At);
        Assert.Equal(
            ["host=h", "link=https://x", "runbook=jobs", "service=shop", "severity=P1"],
            signal.Tags.Select(t => $"{t.Key}={t.Value}")
        );
        Assert.StartsWith("late", signal.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2secret", signal.Reason, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromHours(1), signal.EndsAfter);
    }

    [Theory]
    [InlineData("1795928400", 0)]
    [InlineData("1795928400123", 123)]
    [InlineData("\"Sun, 29 Nov 2026 05:00:00 GMT\"", 0)]
    [InlineData("\"2026-11-29 05:00:00\"", 0)]
    [InlineData("\"2026-11-29T06:00:00.123+01:00\"", 123)]
    public void Moments_are_read_as_others_write_them(string when, int milliseconds) =>
        Assert.Equal(
            new DateTimeOffset(2026, 11, 29, 5, 0, 0, milliseconds, TimeSpan.Zero),
            One(Rule with { At = "{when}" }, $$"""{"source":"acme","job":"a","when":{{when}} }""").At
        );

    [Fact]
    public void Without_an_id_an_alarm_is_known_by_account_region_and_name() =>
        Assert.Equal(
            "1/eu-west-1/Job a",
            One(Rule, """{"source":"acme","job":"a","account":"1","region":"eu-west-1"}""").Key.Id
        );

    [Theory]
    [InlineData("firing", SignalState.Alarm)]
    [InlineData("resolved", SignalState.Ok)]
    [InlineData("no data", SignalState.InsufficientData)]
    public void A_state_is_a_word(string word, SignalState state) =>
        Assert.Equal(
            state,
            One(Rule with { State = "{status}" }, $$"""{"source":"acme","job":"a","status":"{{word}}"}""").State
        );

    /// <summary>What cannot be named or ended later is told as any other that nobody described.</summary>
    [Theory]
    [InlineData("""{"source":"acme"}""")]
    [InlineData("""{"source":"acme","job":"a","status":"whatever"}""")]
    public void An_event_that_lacks_what_its_mapping_needs_is_still_told(string json) =>
        Assert.Equal(SignalSource.Notice, One(Rule with { State = "{status}" }, json).Key.Source);

    [Fact]
    public void What_is_quiet_is_logged_and_what_ends_ends()
    {
        var rule = Rule with
        {
            Quiet =
            [
                [new FieldRule("is", ["started"])],
            ],
            Ends =
            [
                [new FieldRule("is", ["done"])],
            ],
            After = "1h",
        };

        Assert.Equal(
            ["The event is quiet, says the mapping acme."],
            Read(rule, """{"source":"acme","job":"a","is":"started"}""").Ignored
        );
        var end = One(rule, """{"source":"acme","job":"a","is":"done"}""");
        Assert.Equal((SignalState.Ok, null), (end.State, end.EndsAfter));
    }

    [Fact]
    public void No_mapping_takes_an_alarm_of_CloudWatch() =>
        Assert.Equal(
            SignalSource.CloudWatch,
            One(
                Rule with
                {
                    Match =
                    [
                        [new FieldRule("AlarmName", ["*"])],
                    ],
                },
                """{"AlarmName":"a","NewStateValue":"ALARM","job":"a"}"""
            ).Key.Source
        );

    [Theory]
    [InlineData("cloudwatch")]
    [InlineData("grafana")]
    [InlineData("webhook")]
    [InlineData("No Name")]
    public void No_mapping_speaks_for_a_source_of_others(string name)
    {
        var mappings = EventMappings.Compile(new MappingRules([Rule with { Name = name }]));

        Assert.Single(mappings.Problems);
        Assert.Empty(mappings.Names);
    }

    [Fact]
    public void What_is_wrong_is_left_out_and_the_rest_works()
    {
        var mappings = EventMappings.Compile(
            new MappingRules([Rule with { Name = "bad", Alarm = "{a", Id = "{[}", After = "soon" }, Rule, Rule])
        );

        Assert.Equal(4, mappings.Problems.Length);
        Assert.Equal(["acme"], mappings.Names);
    }

    [Fact]
    public void What_is_written_is_read_again_and_what_cannot_be_read_leaves_none()
    {
        var rules = new MappingRules([Rule]);

        Assert.Equal(
            MappingRulesJson.Write(rules),
            MappingRulesJson.Write(MappingRulesJson.Read(MappingRulesJson.Write(rules)))
        );
        Assert.Single(EventMappings.Load("{}"u8).Names.Concat(["none"]));
        Assert.Single(EventMappings.Load("{"u8).Problems);
    }

    private static Signal One(MappingRule rule, string json)
    {
        var read = Read(rule, json);
        Assert.Empty(read.Unreadable.Select(u => u.What));
        return Assert.Single(read.Signals);
    }

    private static SignalsRead Read(MappingRule rule, string json) =>
        SignalReader.Receive(Encoding.UTF8.GetBytes(json), ReceivedAt, EventMappings.Compile(new MappingRules([rule])));
}
