using System.Text;
using RoleFerry.Core.Logs.Formats;
using RoleFerry.Core.Logs.Tallies;
using RoleFerry.Core.Logs.Traces;
using RoleFerry.Tests.Logs;

namespace RoleFerry.Core.Tests.Logs.Tallies;

public class LogBatchParserTests
{
    private readonly LogBatchParser _parser = new(Sent.Rules, []);

    private LogBatch Parse(params ReadOnlySpan<string> messages) => _parser.Parse(Sent.Batch(messages));

    [Fact]
    public void A_traceback_over_several_events_is_one_error()
    {
        var batch = Parse(
            "INFO:app:all is well",
            "ERROR:app.enrich:enrichment failed",
            "Traceback (most recent call last):",
            "  File \"/app/enrich/tasks.py\", line 41, in enrich",
            "    raise ValueError(x)",
            "ValueError: no such person 17",
            "INFO:app:all is well again"
        );

        var group = Assert.Single(batch.Groups);
        Assert.Equal(1, group.Count);
        Assert.Contains(
            "ValueError: no such person <*> at enrich/tasks.py:enrich",
            group.Template,
            StringComparison.Ordinal
        );
        Assert.Contains("line 41", group.Sample, StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_of_one_kind_are_one_group_and_their_hours_are_told_apart()
    {
        var late = Sent.Noon.AddMinutes(59);
        var batch = _parser.Parse(
            Sent.Payload(
                Sent.Envelope(
                    Enumerable
                        .Range(0, 4)
                        .Select(i =>
                            Sent.Event(
                                $"ERROR:app.mail:Could not send mail {i} in {i * 17}ms",
                                i,
                                late.AddSeconds(30 * i)
                            )
                        )
                )
            )
        );

        var group = Assert.Single(batch.Groups);
        Assert.Equal([new HourCount(Sent.Noon, 2), new HourCount(Sent.Noon.AddHours(1), 2)], group.Hours);
        Assert.Equal(late, group.First);
        Assert.Equal(late.AddSeconds(90), group.Last);
        Assert.Equal(2, batch.Counters.Single(c => c.Metric == "errors.api.ERROR" && c.Hour == Sent.Noon).Count);
    }

    [Fact]
    public void A_line_below_error_makes_no_group_however_alarming_its_words()
    {
        var batch = Parse(
            """{"level":"INFO","message":"no error, no failure, no panic"}""",
            "WARNING:app:error budget is fine",
            "INFO:     127.0.0.1:5000 - \"GET /errors HTTP/1.1\" 200 OK"
        );

        Assert.Empty(batch.Groups);
    }

    [Theory]
    [InlineData("""{"level":"ERROR","message":"x"}""")]
    [InlineData("""{"levelname":"CRITICAL","message":"x"}""")]
    [InlineData("""{"severity":"FATAL","message":"x"}""")]
    [InlineData("""{"level":50,"msg":"x"}""")]
    [InlineData("""{"levelno": 40, "msg":"x"}""")]
    [InlineData("""{"log.level":"error","message":"x"}""")]
    [InlineData("""{"@l":"Error","@mt":"x"}""")]
    [InlineData("2025-10-13 14:30:00 UTC:10.0.0.5(5432):app@prod:[77]:FATAL:  remaining connection slots are reserved")]
    [InlineData("2025-10-13T14:30:00.123Z 8f5c1de2-5a3b-4c9d-9e6f-0a1b2c3d4e5f Task timed out after 30.03 seconds")]
    [InlineData("panic: runtime error: index out of range")]
    [InlineData("E1013 14:30:00.123456       1 server.go:44] could not listen")]
    public void Every_way_to_say_error_passes_the_first_test(string message) => Assert.Single(Parse(message).Groups);

    [Fact]
    public void What_an_error_says_of_itself_is_kept()
    {
        var batch = Parse(
            """{"level":"CRITICAL","message":"Database connection pool exhausted","service":"billing","version":"1.4.2","trace_id":"t-1"}"""
        );

        var group = Assert.Single(batch.Groups);
        Assert.Equal(Level.Critical, group.Level);
        Assert.Equal("billing", group.Service);
        Assert.Equal(["1.4.2"], group.Versions);
        Assert.Equal("t-1", group.TraceId);
        Assert.Equal("connection pool exhausted", group.Pattern!.Name);
        Assert.Contains(batch.Counters, c => c is { Metric: "errors.billing.CRITICAL", Count: 1 });
    }

    [Fact]
    public void Business_events_are_counted_by_name_and_measured_by_rule()
    {
        var batch = Parse(
            """{"event": "application_created", "user_id": 123, "duration_ms": 250}""",
            """{"event": "application_created", "user_id": 124, "duration_ms": 251}""",
            """INFO:api:{"event": "request_completed", "duration_ms": 12.5}""",
            """{"event": "not a name!", "duration_ms": 1}"""
        );

        Assert.Equal(2, batch.Counters.Single(c => c.Metric == "event.application_created").Count);
        Assert.Equal(1, batch.Counters.Single(c => c.Metric == "event.request_completed").Count);
        Assert.Equal(1, batch.Counters.Single(c => c.Metric == "event.other").Count);
        Assert.Equal([12.5], Assert.Single(batch.Measures).Values);
    }

    [Fact]
    public void A_failed_trace_is_kept_and_drawn_and_a_good_one_is_not()
    {
        var batch = Parse(
            """{"trace_id":"t1","span_id":"c","parent_id":"a","kind":"sql","name":"INSERT INTO applications","duration_ms":5}""",
            """{"trace_id":"t1","span_id":"d","parent_id":"a","kind":"http","name":"Apollo API: search_people","duration_ms":800,"status":503}""",
            """{"trace_id":"t1","span_id":"a","kind":"request","name":"POST /api/applications","duration_ms":850}""",
            """{"trace_id":"t2","span_id":"x","kind":"request","name":"GET /","duration_ms":5}"""
        );

        Assert.All(batch.Spans, s => Assert.Equal("t1", s.TraceId));
        string text = Waterfall.Draw(batch.Spans);
        Assert.StartsWith("[REQUEST] POST /api/applications (850ms)\n  └─ ", text, StringComparison.Ordinal);
        Assert.EndsWith(
            "Slowest dependency: [HTTP] Apollo API: search_people (800ms) FAILED\n",
            text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Copies_of_a_batch_have_one_id_and_other_batches_another()
    {
        var once = Parse("ERROR:a:b", "INFO:a:c");
        var fast = _parser.Parse(Sent.Batch("ERROR:a:b", "INFO:a:c"));
        var part = Parse("ERROR:a:b");
        var elsewhere = _parser.Parse(
            Sent.Payload(
                Sent.Envelope([Sent.Event("ERROR:a:b", 0), Sent.Event("INFO:a:c", 1)], "/ecs/roleferry-workers")
            )
        );

        Assert.Equal(once.Id, fast.Id);
        Assert.Equal(3, new[] { once.Id, part.Id, elsewhere.Id }.Distinct().Count());
        Assert.Matches("^[0-9a-f]{32}$", once.Id);
    }

    [Fact]
    public void A_parser_remembers_nothing_of_the_batch_before()
    {
        var payload = Sent.Batch("ERROR:a:b", """{"event":"signup"}""", "ERROR:a:open", "  more of it");
        var fresh = Describe(new LogBatchParser(Sent.Rules, []).Parse(payload));

        Parse("ERROR:other:thing", "Traceback (most recent call last):");

        Assert.Equal(fresh, Describe(_parser.Parse(payload)));
    }

    private static string Describe(LogBatch batch)
    {
        var text = new StringBuilder(batch.Id);
        foreach (var group in batch.Groups)
            text.Append($"|{group.Fingerprint} {group.Template} {group.Count} {group.Sample} {group.First:O}");
        foreach (var counter in batch.Counters)
            text.Append($"|{counter}");
        return text.ToString();
    }
}
