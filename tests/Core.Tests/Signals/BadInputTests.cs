using System.Text;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Tests.Signals;

public class BadInputTests
{
    private const string Arn = "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:api";

    [Theory]
    [InlineData("", "$", "The event is empty.")]
    [InlineData("hello", "$", "The event is not JSON of at most 64 levels (line 1, byte 1).")]
    [InlineData("{\n\"a\":}", "$", "The event is not JSON of at most 64 levels (line 2, byte 5).")]
    [InlineData("42", "$", "The event is a number where an object was expected.")]
    [InlineData("null", "$", "The event is null where an object was expected.")]
    [InlineData("[]", "$", "The event is empty.")]
    [InlineData("{}", "$", "The event is an object without members.")]
    [InlineData("\" \"", "$", "The event is empty.")]
    [InlineData(
        "[[[[[[[[[{}]]]]]]]]]",
        "[0][0][0][0][0][0][0][0][0]",
        "[0][0][0][0][0][0][0][0][0] has more than 8 envelopes around it."
    )]
    [InlineData("""{"Records":{}}""", "Records", "Records is an object where a list was expected.")]
    [InlineData("""{"Records":[]}""", "Records", "Records is empty.")]
    [InlineData("""{"Records":[7]}""", "Records[0]", "Records[0] is a number where an object was expected.")]
    [InlineData(
        """{"Records":[{"Sns":{}}]}""",
        "Records[0].Sns.Message",
        "Records[0].Sns.Message is missing where a text was expected."
    )]
    [InlineData(
        """{"Records":[{"Sns":{"Message":"[1]"}}]}""",
        "Records[0].Sns.Message[0]",
        "Records[0].Sns.Message[0] is a number where an object was expected."
    )]
    [InlineData(
        """{"Records":[{"Sns":{"Message":"{\"AlarmName\":\"a\",\"NewStateValue\":\"ALRM\"}"}}]}""",
        "Records[0].Sns.Message.NewStateValue",
        "Records[0].Sns.Message.NewStateValue is \"ALRM\", which is not OK, ALARM or INSUFFICIENT_DATA."
    )]
    [InlineData(
        """{"AlarmName":null,"NewStateValue":"OK"}""",
        "AlarmName",
        "AlarmName is null, and no ARN identifies the alarm."
    )]
    [InlineData(
        """{"AlarmName":" ","NewStateValue":"OK"}""",
        "AlarmName",
        "AlarmName is empty, and no ARN identifies the alarm."
    )]
    [InlineData("""{"alarmData":"down"}""", "alarmData", "alarmData is a text where an object was expected.")]
    [InlineData(
        """{"alarmData":{}}""",
        "alarmData.state.value",
        "alarmData.state.value is missing: an alarm needs a state."
    )]
    [InlineData(
        """{"alarmData":{"state":{"value":["OK"]}}}""",
        "alarmData.state.value",
        "alarmData.state.value is a list: an alarm needs a state."
    )]
    [InlineData(
        """{"alarmData":{"alarmName":7,"state":{"value":"OK"}}}""",
        "alarmData.alarmName",
        "alarmData.alarmName is a number, and no ARN identifies the alarm."
    )]
    [InlineData(
        """{"detail-type":"CloudWatch Alarm State Change"}""",
        "detail",
        "detail is missing where an object was expected."
    )]
    [InlineData(
        """{"Records":[{"eventSource":"aws:sqs","body":"{\"AlarmName\":"}]}""",
        "Records[0].body",
        "Records[0].body is not JSON of at most 64 levels (line 1, byte 14)."
    )]
    [InlineData(
        """{"alertArn":"arn:aws:cloudwatch:eu-west-1:123456789012:alert/1","state":{"value":"BAD"}}""",
        "state.value",
        "state.value is \"BAD\", which is not OK, WARNING, CRITICAL or NODATA."
    )]
    [InlineData(
        """{"schema":"roleferry.signal/1","name":"n","state":"OK"}""",
        "key",
        "key does not name both its source and its id."
    )]
    [InlineData(
        """{"schema":"roleferry.signal/1","key":{"source":"s","id":"i"},"state":"OK"}""",
        "name",
        "name is missing."
    )]
    public void What_cannot_be_understood_is_told_with_its_place_and_reason(string payload, string where, string what)
    {
        var input = Read.None(payload);

        Assert.Equal((where, what), (input.Where, input.What));
    }

    [Fact]
    public void The_failure_queue_gets_the_piece_that_was_wrong_as_it_came()
    {
        var read = Read.All(
            """{"Records":[{"Sns":{"Message":"{\"AlarmName\":\"a\",\"NewStateValue\":\"OK\"}"}}, {"Sns":{ "Message":"{" }}]}"""
        );

        Assert.Single(read.Signals);
        Assert.Equal("""{"Sns":{ "Message":"{" }}""", Encoding.UTF8.GetString(Assert.Single(read.Unreadable).Raw.Span));
    }

    [Fact]
    public void Nesting_without_end_is_refused() => Assert.Equal("$", Read.None(new string('[', 100_000)).Where);

    [Fact]
    public void What_is_quoted_from_a_bad_event_is_short_and_on_one_line() =>
        Assert.Equal(
            $"alarmData.state.value is \"{new string('x', 39)}…\", which is not OK, ALARM or INSUFFICIENT_DATA.",
            Read.None($$"""{"alarmData":{"state":{"value":"\n{{new string('x', 5_000)}}"} } }""").What
        );

    [Fact]
    public void An_alarm_without_a_name_is_known_by_its_ARN()
    {
        var signal = Read.One(
            $$"""{"alarmArn":"{{Arn}}","alarmData":{"alarmName":null,"state":{"value":"ALARM"} } }"""
        );

        Assert.Equal("api", signal.Name);
        Assert.Contains(SignalOddity.NameFromArn, signal.Oddities);
    }

    [Theory]
    [InlineData("\"soon\"", "\"2025-10-13T14:30:00Z\"", "2025-10-13T14:30:00Z", SignalOddity.TimeFromEnvelope)]
    [InlineData("null", "\"2025-10-13T14:30:00.5+0000\"", "2025-10-13T14:30:00.5Z", SignalOddity.TimeFromEnvelope)]
    [InlineData(
        "\"9999-12-31T23:59:59Z\"",
        "\"2025-10-13T14:30:00Z\"",
        "2025-10-13T14:30:00Z",
        SignalOddity.TimeFromEnvelope
    )]
    [InlineData("1760365812", "\"0001-01-01T00:00:00Z\"", "2025-10-14T06:00:00Z", SignalOddity.TimeFromArrival)]
    [InlineData("{}", "[]", "2025-10-14T06:00:00Z", SignalOddity.TimeFromArrival)]
    public void An_alarm_with_an_unreadable_time_is_kept_and_takes_the_next_best(
        string stated,
        string envelope,
        string at,
        SignalOddity oddity
    )
    {
        var expected = DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture);

        var direct = Read.One(
            $$"""{"time":{{envelope}},"alarmArn":"{{Arn}}","alarmData":{"alarmName":"api","state":{"value":"ALARM","timestamp":{{stated}} } } }"""
        );
        var message =
            $$"""{"AlarmName":"api","AlarmArn":"{{Arn}}","NewStateValue":"ALARM","StateChangeTime":{{stated}} }""";
        var sns = Read.One(
            $$"""{"Records":[{"Sns":{"Timestamp":{{envelope}},"Message":{{System.Text.Json.JsonSerializer.Serialize(message)}} } }]}"""
        );

        Assert.Equal((expected, expected), (direct.At, sns.At));
        Assert.Equal([oddity], direct.Oddities);
        Assert.Equal([oddity], sns.Oddities);
    }

    [Theory]
    [InlineData("\"{\\\"threshold\\\":\"")]
    [InlineData("\"nothing\"")]
    [InlineData("\"[]\"")]
    [InlineData("7")]
    public void Unreadable_reasonData_leaves_the_rest_of_the_alarm_as_it_is(string reasonData)
    {
        var signal = Read.One(
            $$"""{"alarmArn":"{{Arn}}","time":"2025-10-13T14:30:00Z","alarmData":{"alarmName":"api","state":{"value":"ALARM","timestamp":"2025-10-13T14:30:00Z","reason":"[1.0 (x)] the threshold (2.0)","reasonData":{{reasonData}} } } }"""
        );

        Assert.Equal([SignalOddity.ReasonDataUnreadable], signal.Oddities);
        Assert.Equal((1.0, 2.0), (signal.Measurement!.Value, signal.Measurement.Threshold));
    }

    [Theory]
    [InlineData("\"description\":{}")]
    [InlineData("\"description\":7")]
    [InlineData("\"metrics\":{}")]
    [InlineData("\"metrics\":[{\"metricStat\":{\"period\":\"sixty\",\"metric\":{\"name\":\"m\"}}}]")]
    [InlineData("\"metrics\":[{\"metricStat\":{\"period\":0.5,\"metric\":{\"name\":\"m\"}}}]")]
    [InlineData("\"metrics\":[{\"metricStat\":{\"metric\":{\"name\":[],\"dimensions\":{\"a\":1}}}}]")]
    [InlineData("\"tags\":\"severity=P0\"")]
    [InlineData("\"tags\":[1,{\"Key\":\"severity\"}]")]
    public void A_part_of_the_wrong_type_is_left_out_and_noted(string part)
    {
        var signal = Read.One(
            $$"""{"alarmArn":"{{Arn}}","alarmData":{"alarmName":"api","state":{"value":"ALARM","timestamp":"2025-10-13T14:30:00Z"},"configuration":{ {{part}} } } }"""
        );

        Assert.Equal([SignalOddity.PartLeftOut], signal.Oddities);
    }

    [Theory]
    [InlineData("\"description\":null")]
    [InlineData("\"metrics\":null,\"tags\":null")]
    [InlineData("\"metrics\":[]")]
    public void A_null_is_as_good_as_nothing(string part)
    {
        var signal = Read.One(
            $$"""{"alarmArn":"{{Arn}}","alarmData":{"alarmName":"api","previousState":null,"state":{"value":"ALARM","timestamp":"2025-10-13T14:30:00Z","reasonData":null},"configuration":{ {{part}} } } }"""
        );

        Assert.Empty(signal.Oddities);
        Assert.Null(signal.Measurement);
    }

    [Fact]
    public void A_description_of_a_megabyte_is_cut_between_characters()
    {
        var signal = Read.One(
            $$"""{"AlarmName":"a","AlarmArn":"{{Arn}}","StateChangeTime":"2025-10-13T14:30:00Z","NewStateValue":"ALARM","AlarmDescription":"x{{string.Concat(Enumerable.Repeat("😀", 262_144))}}"}"""
        );

        Assert.Equal(Signal.MaxTextLength - 1, signal.Description.Length);
        Assert.EndsWith("😀", signal.Description);
        Assert.Equal([SignalOddity.TextCut], signal.Oddities);
    }

    [Fact]
    public void Lists_and_their_values_have_a_limit()
    {
        var tags = string.Join(
            ',',
            Enumerable.Range(0, 1_000).Select(i => $"\"t{i:000}\":\"{new string('v', 2_000)}\"")
        );

        var signal = Read.One($$"""{"AlarmName":"a","NewStateValue":"ALARM","tags":{ {{tags}} } }""");

        Assert.Equal(50, signal.Tags.Count);
        Assert.All(signal.Tags.Values, value => Assert.Equal(1_024, value.Length));
        Assert.Contains(SignalOddity.PartLeftOut, signal.Oddities);
        Assert.Contains(SignalOddity.TextCut, signal.Oddities);
    }

    [Theory]
    [InlineData("a\\u0000b\\u001b[31mc\\u009bd", "ab[31mcd")]
    [InlineData("half \\ud83d of a pair", "half \uFFFD of a pair")]
    [InlineData("\\udc00\\ud83d\\u0041", "\uFFFD\uFFFDA")]
    public void What_is_no_text_is_mended_and_noted(string written, string expected)
    {
        var signal = Read.One(
            $$"""{"AlarmName":"a","AlarmArn":"{{Arn}}","StateChangeTime":"2025-10-13T14:30:00Z","NewStateValue":"ALARM","AlarmDescription":"{{written}}"}"""
        );

        Assert.Equal(expected, signal.Description);
        Assert.Equal([SignalOddity.TextMended], signal.Oddities);
    }

    [Theory]
    [InlineData("one\\r\\ntwo\\tthree", "one\ntwo three")]
    [InlineData("\\ud83d\\ude00 and \\\\ud83d", "😀 and \\ud83d")]
    public void What_is_text_after_all_is_not_odd(string written, string expected)
    {
        var signal = Read.One(
            $$"""{"AlarmName":"a","AlarmArn":"{{Arn}}","StateChangeTime":"2025-10-13T14:30:00Z","NewStateValue":"ALARM","AlarmDescription":"{{written}}"}"""
        );

        Assert.Equal(expected, signal.Description);
        Assert.Empty(signal.Oddities);
    }

    [Fact]
    public void Bytes_that_are_no_UTF8_are_mended_and_noted()
    {
        byte[] payload = [.. "{\"AlarmName\":\"a\xff\",\"NewStateValue\":\"ALARM\"}".Select(c => (byte)c)];

        var signal = Read.One(payload);

        Assert.Equal("a\uFFFD", signal.Name);
        Assert.Contains(SignalOddity.TextMended, signal.Oddities);
    }

    [Fact]
    public void A_name_is_one_line_and_has_a_limit()
    {
        var signal = Read.One($$"""{"AlarmName":"two\nlines {{new string('n', 400)}}","NewStateValue":"ALARM"}""");

        Assert.StartsWith("two lines n", signal.Name);
        Assert.Equal(255, signal.Name.Length);
    }

    [Fact]
    public void Of_two_members_with_one_name_the_last_counts() =>
        Assert.Equal(
            SignalState.Ok,
            Read.One("""{"AlarmName":"a","NewStateValue":"ALARM","NewStateValue":"OK"}""").State
        );

    [Theory]
    [InlineData("arn:aws:cloudwatch:REGION:ACCOUNT_NUMBER:alarm:EXAMPLE")]
    [InlineData("arn:aws:cloudwatch:eu-west-1:123456789012:alarm:")]
    [InlineData("arn:aws:cloudwatch:eu-west-1:1234:alarm:api")]
    [InlineData("arn:aws:cloudwatch:EU (Ireland):123456789012:alarm:api")]
    [InlineData("arn:aws:cloudwatch:eu-west-1:123456789012:alarm:a\\u007fpi")]
    [InlineData("arn:aws:cloudwatch:eu-west-1:123456789012:alarm:\\u0085")]
    [InlineData("arn:aws:sns:eu-west-1:123456789012:api")]
    [InlineData("api")]
    public void What_is_no_alarms_ARN_does_not_become_its_key(string arn)
    {
        var signal = Read.One(
            $$"""{"AlarmName":"api","AlarmArn":"{{arn}}","AWSAccountId":"123456789012","Region":"EU (Ireland)","NewStateValue":"ALARM","StateChangeTime":"2025-10-13T14:30:00Z"}"""
        );

        Assert.Equal("123456789012/EU (Ireland)/api", signal.Key.Id);
        Assert.Equal("", signal.Region);
        Assert.Equal([SignalOddity.IdWithoutArn], signal.Oddities);
    }

    [Fact]
    public void An_alarms_name_may_hold_colons_and_blanks()
    {
        const string Odd = "arn:aws-us-gov:cloudwatch:us-gov-west-1:123456789012:alarm:team: API: 5xx";

        var signal = Read.One($$"""{"AlarmArn":"{{Odd}}","AlarmName":"team: API: 5xx","NewStateValue":"ALARM"}""");

        Assert.Equal((Odd, "us-gov-west-1"), (signal.Key.Id, signal.Region));
    }
}
