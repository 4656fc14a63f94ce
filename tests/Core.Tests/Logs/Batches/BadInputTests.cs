using System.Text;
using RoleFerry.Core.Logs.Batches;
using RoleFerry.Core.Logs.Tallies;
using RoleFerry.Tests.Logs;

namespace RoleFerry.Core.Tests.Logs.Batches;

public class BadInputTests
{
    private const string Error = "ERROR:app.mail:Could not send to the mail server";

    private static string[] Good(int count) => [.. Enumerable.Range(0, count).Select(i => Sent.Event(Error, i))];

    private static LogBatch Parse(string data, LogBatchLimits? limits = null) =>
        new LogBatchParser(Sent.Rules, [], limits).Parse(data);

    private static long Errors(LogBatch batch) => batch.Groups.Sum(g => g.Count);

    [Fact]
    public void A_good_batch_has_nothing_bad()
    {
        var batch = Parse(Sent.Payload(Sent.Envelope(Good(3))));

        Assert.Empty(batch.Bad);
        Assert.Equal(3, batch.Events);
        Assert.Equal(3, Errors(batch));
        Assert.Equal(Sent.Group, batch.Head!.LogGroup);
    }

    [Fact]
    public void A_control_message_is_no_events_and_nothing_bad()
    {
        var batch = Parse(
            Sent.Payload(
                """{"messageType":"CONTROL_MESSAGE","owner":"CloudwatchLogs","logGroup":"","logStream":"","subscriptionFilters":[],"logEvents":[{"id":"","timestamp":1,"message":"CWL CONTROL MESSAGE: Checking health of destination Lambda."}]}"""
            )
        );

        Assert.Equal(0, batch.Events);
        Assert.Empty(batch.Bad);
    }

    [Theory]
    [InlineData(
        """{ "id" : "7", "timestamp" : 1795435200000, "message" : "ERROR:app.mail:Could not send to the mail server" }"""
    )]
    [InlineData(
        """{"message":"ERROR:app.mail:Could not send to the mail server","timestamp":1795435200000,"id":"7"}"""
    )]
    [InlineData(
        """{"id":"7","timestamp":1795435200000,"message":"ERROR:app.mail:Could not send to the mail server","extractedFields":{"level":"ERROR","of":[1]}}"""
    )]
    public void An_event_that_is_written_otherwise_is_read_like_its_neighbours(string json)
    {
        foreach (string between in new[] { ",", " ,\r\n\t" })
        {
            var batch = Parse(
                Sent.Payload(Sent.Envelope([string.Join(between, [.. Good(2), json, .. Good(1)]) + "\n"]))
            );

            Assert.Empty(batch.Bad);
            Assert.Equal(4, batch.Events);
            Assert.Equal(4, Assert.Single(batch.Groups).Count);
        }
    }

    [Fact]
    public void An_empty_batch_is_nothing_bad()
    {
        var batch = Parse(Sent.Payload(Sent.Envelope([])));

        Assert.Equal(0, batch.Events);
        Assert.Empty(batch.Bad);
    }

    [Theory]
    [InlineData("not base64!")]
    [InlineData("QUJ")]
    [InlineData("é")]
    [InlineData("QUJD====")]
    public void What_is_no_base64_is_kept_whole(string data)
    {
        var bad = Assert.Single(Parse(data).Bad);

        Assert.Equal(BatchFlaw.NotBase64, bad.Flaw);
        Assert.Equal(data, Encoding.UTF8.GetString(bad.Bytes.Span));
    }

    [Fact]
    public void A_gzip_cut_anywhere_is_noticed_and_its_whole_events_are_read()
    {
        var gzip = Sent.Gzip(Encoding.UTF8.GetBytes(Sent.Envelope(Good(50))));
        for (int length = 0; length < gzip.Length; length++)
        {
            var batch = Parse(Sent.Wrap(gzip[..length]));

            var bad = Assert.Single(batch.Bad, b => b.Flaw is BatchFlaw.Truncated or BatchFlaw.BadGzip);
            Assert.Equal(gzip[..length], bad.Bytes.ToArray());
            Assert.Equal(batch.Events, Errors(batch));
        }

        Assert.InRange(Errors(Parse(Sent.Wrap(gzip[..^9]))), 40, 50);
    }

    [Fact]
    public void A_wrong_checksum_is_noticed()
    {
        var gzip = Sent.Gzip(Encoding.UTF8.GetBytes(Sent.Envelope(Good(5))));
        gzip[^6] ^= 1;

        Assert.Equal(BatchFlaw.BadGzip, Assert.Single(Parse(Sent.Wrap(gzip)).Bad).Flaw);
    }

    [Fact]
    public void A_gzip_bomb_is_inflated_up_to_the_limit_only()
    {
        var bomb = Sent.Gzip(new byte[20_000_000]);

        var batch = Parse(Sent.Wrap(bomb), new LogBatchLimits { MaxInflated = 1_000_000 });

        Assert.Equal(1_000_000, batch.Length);
        Assert.Contains(batch.Bad, b => b.Flaw == BatchFlaw.TooLarge && b.Bytes.Span.SequenceEqual(bomb));
    }

    [Fact]
    public void A_batch_of_exactly_the_limit_is_whole()
    {
        var json = Encoding.UTF8.GetBytes(Sent.Envelope(Good(5)));

        Assert.Empty(Parse(Sent.Payload(json), new LogBatchLimits { MaxInflated = json.Length }).Bad);
        Assert.Equal(
            BatchFlaw.TooLarge,
            Parse(Sent.Payload(json), new LogBatchLimits { MaxInflated = json.Length - 1 }).Bad[0].Flaw
        );
    }

    public static TheoryData<string, string> BadEvents =>
        new()
        {
            { """{"id":"1","timestamp":1795435200000,"message":7}""", nameof(BatchFlaw.BadEvent) },
            { """{"id":"1","timestamp":1795435200000,"message":{"a":[1]}}""", nameof(BatchFlaw.BadEvent) },
            { """{"id":"1","timestamp":1795435200000}""", nameof(BatchFlaw.BadEvent) },
            { """{"id":"1","timestamp":"soon","message":"x"}""", nameof(BatchFlaw.BadEvent) },
            { """{"id":"1","timestamp":-1,"message":"x"}""", nameof(BatchFlaw.BadEvent) },
            { """{"id":"1","timestamp":1e300,"message":"x"}""", nameof(BatchFlaw.BadEvent) },
            { """{"id":5,"timestamp":1795435200000,"message":"x"}""", nameof(BatchFlaw.BadEvent) },
            { "17", nameof(BatchFlaw.BadEvent) },
            { "[[]]", nameof(BatchFlaw.BadEvent) },
            { Sent.RawEvent("a\u0001b", 0), nameof(BatchFlaw.BadEvent) },
            { Sent.RawEvent("line\nnext", 0), nameof(BatchFlaw.BadEvent) },
            { Sent.RawEvent("""bad \x escape""", 0), nameof(BatchFlaw.BadEvent) },
            {
                """{"id":"1","timestamp":1795435200000,"deep":"""
                    + new string('[', 100)
                    + new string(']', 100)
                    + ""","message":"x"}""",
                nameof(BatchFlaw.BadEvent)
            },
            { Sent.RawEvent("""half a pair \ud83d here""", 0), nameof(BatchFlaw.BadText) },
            { Sent.RawEvent("""the other half \uDE00""", 0), nameof(BatchFlaw.BadText) },
            { Sent.RawEvent("""twice \ud83d\ud83d\ude00""", 0), nameof(BatchFlaw.BadText) },
        };

    [Theory]
    [MemberData(nameof(BadEvents))]
    public void One_bad_event_is_kept_and_its_neighbours_are_read(string json, string flaw)
    {
        foreach (int place in new[] { 0, 2, 4 })
        {
            var events = Good(4).ToList();
            events.Insert(place, json);

            var batch = Parse(Sent.Payload(Sent.Envelope(events)));

            var bad = Assert.Single(batch.Bad);
            Assert.Equal(flaw, bad.Flaw.ToString());
            Assert.StartsWith(json, Encoding.UTF8.GetString(bad.Bytes.Span), StringComparison.Ordinal);
            Assert.Equal(4, Errors(batch));
        }
    }

    [Fact]
    public void Bytes_that_are_no_UTF8_spoil_their_event_alone()
    {
        var json = Encoding.Latin1.GetBytes(
            Sent.Envelope([
                .. Good(2),
                Sent.RawEvent("ERROR:app:caf\u00e9", 9),
                Sent.Event("INFO all is \u00c3\u00a9 well", 10),
            ])
        );

        var batch = Parse(Sent.Payload(json));

        Assert.Equal(BatchFlaw.BadText, Assert.Single(batch.Bad).Flaw);
        Assert.Equal(3, batch.Events);
        Assert.Equal(2, Errors(batch));
    }

    [Fact]
    public void A_whole_surrogate_pair_is_good_text()
    {
        var batch = Parse(
            Sent.Payload(Sent.Envelope([Sent.RawEvent("""ERROR:app:it broke \ud83d\ude00 \\ud800""", 0)]))
        );

        Assert.Empty(batch.Bad);
        Assert.Equal(1, Errors(batch));
    }

    [Fact]
    public void A_line_of_a_megabyte_is_read_and_a_longer_one_kept()
    {
        string fits = Error + " " + new string('x', 1024 * 1024 - Error.Length - 1);

        var batch = Parse(
            Sent.Payload(
                Sent.Envelope([.. Good(1), Sent.Event(fits, 1), Sent.Event(fits + "x", 2), Sent.Event(Error, 3)])
            )
        );

        Assert.Equal(BatchFlaw.LongMessage, Assert.Single(batch.Bad).Flaw);
        Assert.Equal(3, Errors(batch));
        Assert.All(batch.Groups, g => Assert.InRange(g.Sample.Length, 1, 2_048));
    }

    [Fact]
    public void A_message_that_is_nested_too_deep_is_a_line_like_others()
    {
        string deep = """{"level":"ERROR","a":""" + new string('[', 100) + new string(']', 100) + "}";

        var batch = Parse(Sent.Payload(Sent.Envelope([Sent.Event(deep, 0), .. Good(1)])));

        Assert.Empty(batch.Bad);
        Assert.InRange(Errors(batch), 1, 2);
    }

    [Fact]
    public void Ten_thousand_events_are_all_counted()
    {
        var batch = Parse(Sent.Payload(Sent.Envelope(Good(10_000))));

        Assert.Equal(10_000, Errors(batch));
        Assert.Equal(10_000, batch.Counters.Where(c => c.Metric == "errors.api.ERROR").Sum(c => c.Count));
    }

    [Fact]
    public void Ten_thousand_different_errors_have_a_bounded_number_of_groups_and_are_all_counted()
    {
        var batch = Parse(
            Sent.Payload(
                Sent.Envelope(Enumerable.Range(0, 10_000).Select(i => Sent.Event($"ERROR:app:{Word(i)} went wrong", i)))
            )
        );

        Assert.InRange(batch.Groups.Count, 400, 501);
        Assert.Equal(10_000, Errors(batch));
    }

    [Fact]
    public void The_envelope_may_say_its_parts_in_any_order()
    {
        var batch = Parse(
            Sent.Payload(
                $$"""{"logEvents":[{{string.Join(',', Good(2))}}],"extra":{"a":[1,2]},"logStream":"s","logGroup":"{{Sent.Group}}","messageType":"DATA_MESSAGE"}"""
            )
        );

        Assert.Equal(2, Errors(batch));
        Assert.Empty(batch.Bad);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("nonsense")]
    [InlineData("""{"messageType":"DATA_MESSAGE","logGroup":"g","logStream":"s"}""")]
    [InlineData("""{"messageType":"DATA_MESSAGE","logGroup":"g","logStream":"s","logEvents":7}""")]
    [InlineData("""{"messageType":"DATA_MESSAGE","logGroup":7,"logStream":"s","logEvents":[]}""")]
    public void An_envelope_that_is_none_is_kept_whole(string json)
    {
        var bad = Assert.Single(Parse(Sent.Payload(json)).Bad);

        Assert.Equal(BatchFlaw.BadEnvelope, bad.Flaw);
        Assert.Equal(json, Encoding.UTF8.GetString(bad.Bytes.Span));
    }

    [Fact]
    public void What_this_system_logs_itself_is_refused()
    {
        var batch = Parse(Sent.Payload(Sent.Envelope(Good(3), "/aws/lambda/roleferry-LogErrors")));

        Assert.True(batch.IsRefused);
        Assert.Empty(batch.Groups);
        Assert.Empty(batch.Counters);
    }

    private static string Word(int n)
    {
        Span<char> letters = stackalloc char[6];
        for (int i = 0; i < letters.Length; i++, n /= 9)
            letters[i] = "bdgklmnrz"[n % 9];
        return new string(letters);
    }
}
