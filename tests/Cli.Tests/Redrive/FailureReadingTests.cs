using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using RoleFerry.Adapters.Failures;
using RoleFerry.Cli.Redrive;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Sources;

namespace RoleFerry.Cli.Tests.Redrive;

public class FailureReadingTests
{
    private const int LargestOfSns = 262_144;

    private static readonly DateTimeOffset At = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private static readonly Dictionary<string, Func<string, string>> Wrappings = new()
    {
        ["a record of Lambda"] = e => Invocation("roleferry-prod-AlarmRouter-1A2B3C", e),
        ["our own message"] = e =>
            FailedInputDocument.Write(
                new FailedInput(FailedInput.UnreadableInput, "$", "It was not understood.", Bytes(e))
            ),
        ["a notification of SNS"] = e =>
            new JsonObject
            {
                ["Type"] = "Notification",
                ["TopicArn"] = "arn:aws:sns:eu-west-1:1:Alarms",
                ["Message"] = Inner(e),
            }.ToJsonString(),
        ["an SNS event"] = e => SnsEvent(Inner(e)),
    };

    public static TheoryData<string, string> EventsInWrappings()
    {
        var data = new TheoryData<string, string>();
        foreach (
            var file in Directory
                .GetFiles(Clone.Path("events"), "*.json")
                .Select(f => Path.GetFileName(f))
                .Order(StringComparer.Ordinal)
        )
        {
            var signals = Signals(File.ReadAllText(Clone.Path($"events/{file}"))).Count();
            foreach (var wrapping in Wrappings.Keys.Where(w => signals == 1 || (signals > 1 && !IsDeadLetter(w))))
                data.Add(file, wrapping);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(EventsInWrappings))]
    public void Every_event_is_read_again_as_the_same_signals_once_SNS_has_wrapped_what_is_published(
        string file,
        string wrapping
    )
    {
        var json = File.ReadAllText(Clone.Path($"events/{file}"));

        var published = Messages(Read(Wrappings[wrapping](json)).Remedy);

        var expected = Signals(json);
        Assert.NotEmpty(expected);
        Assert.Equal(expected, published.SelectMany(m => Signals(SnsEvent(m))));
    }

    [Fact]
    public void A_dead_letter_of_EventBridge_tells_its_rule_and_what_was_wrong()
    {
        var json = File.ReadAllText(Clone.Path("events/alarm-eventbridge.json"));

        var failure = Read(
            json,
            ("RULE_ARN", "arn:aws:events:eu-west-1:1:rule/roleferry-AlarmStateChanges-X"),
            ("ERROR_CODE", "NO_PERMISSIONS"),
            ("ERROR_MESSAGE", "Not authorized.")
        );

        Assert.Equal(FailureKind.UndeliveredEvent, failure.Kind);
        Assert.Equal(
            ("roleferry-AlarmStateChanges-X", "NO_PERMISSIONS: Not authorized."),
            (failure.Where, failure.What)
        );
        Assert.Equal(json.Trim(), Assert.Single(Messages(failure.Remedy)));
    }

    [Fact]
    public void A_record_of_Lambda_tells_which_function_failed_and_of_what()
    {
        var failure = Read(Invocation("AlarmRouter", "{}"));

        Assert.Equal(FailureKind.FailedInvocation, failure.Kind);
        Assert.Equal("AlarmRouter", failure.Where);
        Assert.Equal(
            "RetriesExhausted after 3 attempts: StoreUnavailableException: The table did not answer.",
            failure.What
        );
    }

    [Fact]
    public void A_tick_is_not_sent_again()
    {
        var tick = File.ReadAllText(Clone.Path("events/schedule-escalations.json"));

        Assert.IsType<Remedy.Nothing>(Read(Invocation("Escalations", tick)).Remedy);
        Assert.IsType<Remedy.Nothing>(Read(tick).Remedy);
    }

    [Fact]
    public void What_another_function_failed_on_is_no_matter_for_the_alarm_topic()
    {
        var remedy = Assert.IsType<Remedy.Nothing>(
            Read(Invocation("roleferry-LogErrors-1A2B", """{"awslogs":{"data":""}}""")).Remedy
        );

        Assert.Contains("Invoke roleferry-LogErrors-1A2B", remedy.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("""{"hello":"world"}""")]
    [InlineData("""{"Records":[{"EventSource":"aws:sns","Sns":{"Message":"not an alarm"}}]}""")]
    public void What_nobody_can_read_is_told_from_what_a_newer_version_reads(string payload)
    {
        var remedy = Read(
            FailedInputDocument.Write(
                new FailedInput(FailedInput.UnreadableInput, "$", "It was not understood.", Bytes(payload))
            )
        ).Remedy;

        Assert.False(Assert.IsType<Remedy.PublishUnreadable>(remedy).IsReadNow);
    }

    [Fact]
    public void A_page_that_no_channel_took_names_its_message_in_the_outbox()
    {
        var failure = Read(
            FailedInputDocument.Write(FailedInput.Page("INC-7F3K9Q2M", "000001#email#incidents", "email refused it."))
        );

        Assert.Equal(FailureKind.UndeliverablePage, failure.Kind);
        Assert.Equal(new Remedy.MakeDue("INC-7F3K9Q2M", "000001#email#incidents"), failure.Remedy);
    }

    [Fact]
    public void Bytes_that_are_no_text_and_halves_of_characters_are_sent_as_text_that_SNS_takes()
    {
        byte[] payload = [.. """{"AlarmName":"a"""u8, 0xFF, .. "\\ud83d\"}"u8];
        var failure = Read(
            FailedInputDocument.Write(new FailedInput(FailedInput.UnreadableInput, "$", "No state.", payload))
        );

        Assert.Equal("{\"AlarmName\":\"a\uFFFD\\ufffd\"}", Assert.Single(Messages(failure.Remedy)), ignoreCase: true);
    }

    [Fact]
    public void What_was_cut_to_fit_into_the_queue_is_not_sent()
    {
        var failure = Read(
            FailedInputDocument.Write(
                new FailedInput(FailedInput.UnreadableInput, "$", "Too deep.", Bytes(new string('[', 300_000)))
            )
        );

        Assert.Contains(
            "180,000 of its 300,000 bytes",
            Assert.IsType<Remedy.Nothing>(failure.Remedy).Why,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(LargestOfSns, true)]
    [InlineData(LargestOfSns + 1, false)]
    public void What_SNS_would_not_take_is_named_before_it_is_tried(int length, bool isSent)
    {
        const string start = """{"AlarmName":"a","NewStateValue":"ALARM","NewStateReason":" """;
        var alarm = start + new string('x', length - start.Length - 2) + "\"}";

        var remedy = Read(Invocation("AlarmRouter", alarm)).Remedy;

        Assert.Equal(isSent, remedy is Remedy.Publish);
        Assert.Equal(!isSent, remedy.Text.Contains("262,145 bytes, and SNS accepts 262,144", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("[]")]
    [InlineData("42")]
    [InlineData("""{"kind":"something-else","where":"x","what":"y"}""")]
    [InlineData("""{"requestContext":{"functionArn":7}}""")]
    public void What_nobody_of_ours_put_there_is_shown_and_left_alone(string body)
    {
        var failure = Read(body);

        Assert.Equal((FailureKind.Unknown, body), (failure.Kind, failure.Payload));
        Assert.IsType<Remedy.Nothing>(failure.Remedy);
    }

    /// <summary>SNS puts one message into each.</summary>
    private static bool IsDeadLetter(string wrapping) => wrapping.Contains("SNS", StringComparison.Ordinal);

    private static Failure Read(string body, params (string Name, string Value)[] attributes) =>
        new FailureReading("1", At, body, attributes.ToDictionary(a => a.Name, a => a.Value)).Read();

    private static ImmutableArray<string> Messages(Remedy remedy) =>
        remedy switch
        {
            Remedy.Publish publish => publish.Messages,
            Remedy.PublishUnreadable publish => publish.Messages,
            _ => throw new InvalidOperationException($"{remedy} sends nothing."),
        };

    private static IEnumerable<(string DedupId, SignalState State, DateTimeOffset At)> Signals(string json) =>
        SignalReader
            .Read(Bytes(json), At)
            .Signals.Where(s => s.Key.Source != SignalSource.Notice)
            .Select(s => (s.DedupId, s.State, s.At));

    /// <summary>An SNS dead letter holds an alarm as it was published, not yet wrapped.</summary>
    private static string Inner(string json) =>
        (string?)JsonNode.Parse(json)!["Records"]?[0]!["Sns"]!["Message"] ?? json;

    private static string SnsEvent(string message) =>
        new JsonObject
        {
            ["Records"] = new JsonArray(
                new JsonObject
                {
                    ["EventSource"] = "aws:sns",
                    ["Sns"] = new JsonObject
                    {
                        ["Type"] = "Notification",
                        ["Timestamp"] = "2026-11-24T00:00:00.000Z",
                        ["Message"] = message,
                    },
                }
            ),
        }.ToJsonString();

    private static string Invocation(string function, string payload) =>
        $$"""
            {
              "version": "1.0", "timestamp": "2026-11-23T12:00:00.000Z",
              "requestContext": {
                "requestId": "7f0d5c1e-9d3a-4c43-8f6d-2c8f6b1a0e11", "functionArn": "arn:aws:lambda:eu-west-1:123456789012:function:{{function}}:live",
                "condition": "RetriesExhausted", "approximateInvokeCount": 3
              },
              "requestPayload": {{payload}},
              "responseContext": { "statusCode": 200, "executedVersion": "7", "functionError": "Unhandled" },
              "responsePayload": { "errorType": "StoreUnavailableException", "errorMessage": "The table did not answer." }
            }
            """;

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
