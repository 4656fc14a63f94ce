using System.Globalization;
using RoleFerry.Core.Logs.Facts;
using RoleFerry.Core.Logs.Tallies;
using RoleFerry.Core.Metrics.Counters;
using RoleFerry.Tests.Logs;

namespace RoleFerry.Core.Tests.Logs.Facts;

public class MetricEventsTests
{
    private static readonly CounterDefinition Every = new("sent", [], CounterKind.Count, null, [], false);
    private static readonly CounterDefinition Failed = new(
        "sent",
        [new FieldMatcher("status", ["failed", "5*"])],
        CounterKind.Count,
        null,
        [],
        false
    );
    private static readonly CounterDefinition ByMailbox = new(
        "sent",
        [],
        CounterKind.Count,
        null,
        [new Dimension("mailbox", ["a", "b"], []), new Dimension("status", ["2*"], [])],
        false
    );
    private static readonly CounterDefinition ByRows = new(
        "sent",
        [],
        CounterKind.Count,
        null,
        [new Dimension("rows", [], [0, 10, 2.5e3])],
        false
    );
    private static readonly CounterDefinition Took = new("sent", [], CounterKind.Values, "ms", [], true);
    private static readonly CounterDefinition Users = new("sent", [], CounterKind.Different, "user", [], false);

    private static IReadOnlyList<CounterTally> Count(CounterDefinition counter, params string[] messages) =>
        new LogBatchParser(Sent.Rules, [counter]).Parse(Sent.Batch(messages)).Metrics;

    private static string Said(IEnumerable<CounterTally> tallies) =>
        string.Join(
            "; ",
            tallies.Select(t =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{t.Slot:dd HH:mm}{(t.By.Length > 0 ? " " + t.By : "")} "
                        + $"{t.Events}{(t.Unusable > 0 ? $" ({t.Unusable} unusable)" : "")}"
                )
            )
        );

    [Theory]
    [InlineData("""{"event":"sent"}""", "23 12:00 1")]
    [InlineData("""INFO app {"event":"sent","timestamp":"2026-11-23T11:59:59Z"}""", "23 11:00 1")]
    [InlineData("""{"event":"sent","timestamp":"2026-11-23T06:30:00+01:00"}""", "23 05:00 1")]
    [InlineData("""{"event":"sent","timestamp":"2026-11-16T12:00:00Z"}""", "16 12:00 1")]
    [InlineData("""{"event":"sent","timestamp":"2026-11-16T11:59:59Z"}""", "23 12:00 1")]
    [InlineData("""{"event":"sent","timestamp":"2026-11-23T12:05:00Z"}""", "23 12:00 1")]
    [InlineData("""{"event":"sent","timestamp":"2026-11-23T15:00:00Z"}""", "23 12:00 1")]
    [InlineData("""{"event":"sent","timestamp":"2027-11-23T11:00:00Z"}""", "23 12:00 1")]
    [InlineData("""{"event":"sent","timestamp":"soon"}""", "23 12:00 1")]
    [InlineData("""{"event":"sent","timestamp":1795431600}""", "23 11:00 1")]
    [InlineData("""{"event":"send"}""", "")]
    [InlineData("""{"kind":"event","name":"sent"}""", "")]
    [InlineData("""{"event":"sent",""", "")]
    public void An_event_counts_in_its_own_hour_where_that_can_be_believed(string message, string expected) =>
        Assert.Equal(expected, Said(Count(Every, message)));

    [Theory]
    [InlineData("250", 1, 0)]
    [InlineData("\"250\"", 1, 0)]
    [InlineData("0", 1, 0)]
    [InlineData("-0.5", 1, 1)]
    [InlineData("\"NaN\"", 1, 1)]
    [InlineData("1e999", 1, 1)]
    [InlineData("1e13", 1, 1)]
    [InlineData("\"250 ms\"", 1, 1)]
    [InlineData("null", 1, 1)]
    [InlineData("true", 1, 1)]
    [InlineData("{\"a\":1}", 1, 1)]
    public void A_field_that_is_no_amount_is_counted_as_unusable(string json, int events, int unusable)
    {
        var tally = Assert.Single(Count(Took, $$"""{"event":"sent","ms":{{json}}}"""));

        Assert.Equal(
            (events, unusable, events - unusable),
            (tally.Events, tally.Unusable, (int)tally.Buckets.Values.Sum())
        );
    }

    [Fact]
    public void Only_events_that_match_count() =>
        Assert.Equal(
            "23 12:00 3",
            Said(
                Count(
                    Failed,
                    """{"event":"sent","status":"FAILED"}""",
                    """{"event":"sent","status":503}""",
                    """{"event":"sent","status":"5"}""",
                    """{"event":"sent","status":"ok"}""",
                    """{"event":"sent"}""",
                    """{"event":"sent","status":"failed once"}"""
                )
            )
        );

    [Fact]
    public void Values_that_are_not_listed_share_a_place() =>
        Assert.Equal(
            "23 12:00 a,2* 2; 23 12:00 other,other 2; 23 12:00 b,other 1",
            Said(
                Count(
                    ByMailbox,
                    """{"event":"sent","mailbox":"a","status":200}""",
                    """{"event":"sent","mailbox":"c","status":404}""",
                    """{"event":"sent"}""",
                    """{"event":"sent","mailbox":"A","status":201}""",
                    """{"event":"sent","mailbox":"b","status":500}"""
                )
            )
        );

    [Fact]
    public void Ranges_hold_their_upper_ends() =>
        Assert.Equal(
            "23 12:00 up to 0 1; 23 12:00 up to 10 2; 23 12:00 up to 2500 1; 23 12:00 over 2500 1; 23 12:00 other 2",
            Said(
                Count(
                    ByRows,
                    """{"event":"sent","rows":0}""",
                    """{"event":"sent","rows":0.5}""",
                    """{"event":"sent","rows":10}""",
                    """{"event":"sent","rows":11}""",
                    """{"event":"sent","rows":2501}""",
                    """{"event":"sent","rows":-1}""",
                    """{"event":"sent"}"""
                )
            )
        );

    [Fact]
    public void A_value_is_the_same_as_a_number_or_a_text()
    {
        var tally = Assert.Single(
            Count(
                Users,
                """{"event":"sent","user":7}""",
                """{"event":"sent","user":"7"}""",
                """{"event":"sent","user":8}""",
                """{"event":"sent","user":""}"""
            )
        );

        Assert.Equal((4, 1, 2), (tally.Events, tally.Unusable, tally.Samples.Count));
    }

    [Fact]
    public void Times_all_over_a_week_cannot_make_a_batch_cost_what_they_want()
    {
        string[] messages =
        [
            .. Enumerable
                .Range(0, 2_500)
                .Select(i =>
                    $$"""{"event":"sent","ms":1,"timestamp":{{Sent.Noon.ToUnixTimeSeconds() - (i % 2_010 * 300)}}}"""
                ),
        ];

        var tallies = Count(Took, messages);

        Assert.Equal(2_500, tallies.Sum(t => t.Events));
        Assert.InRange(tallies.Count, 1_900, MetricTally.MaxTallies + 1);
    }

    [Fact]
    public void A_batch_leaves_nothing_for_the_next()
    {
        var parser = new LogBatchParser(Sent.Rules, [Every]);
        parser.Parse(Sent.Batch("""{"event":"sent"}"""));

        Assert.Empty(parser.Parse(Sent.Batch("nothing")).Metrics);
    }
}
