using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Tests.Signals;

/// <summary>Every shape of an alarm in every envelope that AWS puts around it.</summary>
public class TransportTests
{
    private const string Arn = "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:checkout";

    private static readonly Dictionary<string, string> Shapes = new(StringComparer.Ordinal)
    {
        ["direct"] = $$"""
            {"source":"aws.cloudwatch","alarmArn":"{{Arn}}","accountId":"123456789012","time":"2025-10-13T14:30:12Z","region":"eu-west-1",
             "alarmData":{"alarmName":"checkout","state":{"value":"STATE","reason":"r","timestamp":"2025-10-13T14:30:12.204+0000"} } }
            """,
        ["EventBridge"] = $$"""
            {"detail-type":"CloudWatch Alarm State Change","source":"aws.cloudwatch","account":"123456789012","region":"eu-west-1",
             "resources":["{{Arn}}"],"detail":{"alarmName":"checkout","state":{"value":"STATE","reason":"r","timestamp":"2025-10-13T14:30:12.204+0000"} } }
            """,
        ["message"] = $$"""
            {"AlarmName":"checkout","AlarmArn":"{{Arn}}","NewStateValue":"STATE","NewStateReason":"r","StateChangeTime":"2025-10-13T14:30:12.204+0000"}
            """,
        ["signal"] = $$"""
            {"schema":"roleferry.signal/1","key":{"source":"cloudwatch","id":"{{Arn}}"},"name":"checkout","state":"STATE","at":"2025-10-13T14:30:12.204Z"}
            """,
    };

    public static TheoryData<string, string, string> Cells()
    {
        var cells = new TheoryData<string, string, string>();
        foreach (var shape in Shapes.Keys)
        foreach (var envelope in Transports.All.Keys)
        foreach (var state in (string[])["ALARM", "OK", "INSUFFICIENT_DATA"])
            cells.Add(shape, envelope, state);
        return cells;
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Each_cell_is_the_same_transition(string shape, string envelope, string state)
    {
        var plain = Read.One(Shapes["signal"].Replace("STATE", state, StringComparison.Ordinal));

        var wrapped = Read.One(
            Transports.All[envelope](Shapes[shape].Replace("STATE", state, StringComparison.Ordinal))
        );

        Assert.Equal((plain.Key, plain.State, plain.At), (wrapped.Key, wrapped.State, wrapped.At));
        Assert.Equal(plain.DedupId, wrapped.DedupId);
    }

    /// <summary>https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-tags-in-notifications.html</summary>
    [Theory]
    [InlineData(
        "direct",
        "\"alarmData\":",
        """ "alarmTags":{"severity":"P0"},"alarmTagsStatus":"SUCCESS","alarmData":"""
    )]
    [InlineData("direct", "\"alarmName\":", """ "alarmTags":[{"key":"severity","value":"P0"}],"alarmName":""")]
    [InlineData("EventBridge", "\"alarmName\":", """ "alarmTags":{"severity":"P0"},"alarmName":""")]
    [InlineData("message", "\"AlarmName\":", """ "AlarmTags":[{"Key":"severity","Value":"P0"}],"AlarmName":""")]
    [InlineData("message", "\"AlarmName\":", """ "AlarmTags":{"severity":"P0"},"AlarmName":""")]
    [InlineData("message", "\"AlarmName\":", """ "AlarmTags":{},"Tags":{"severity":"P0"},"AlarmName":""")]
    public void Propagated_tags_are_read_in_every_shape(string shape, string place, string tagged) =>
        Assert.Equal(
            "P0",
            Read.One(
                Shapes[shape]
                    .Replace("STATE", "ALARM", StringComparison.Ordinal)
                    .Replace(place, tagged, StringComparison.Ordinal)
            ).Tags["severity"]
        );

    [Fact]
    public void A_rule_with_an_input_path_gives_the_detail_alone()
    {
        var signal = Read.One(
            """{"alarmName":"checkout","state":{"value":"ALARM","reason":"r","timestamp":"2025-10-13T14:30:12Z"},"configuration":{"description":"severity=P1"}}"""
        );

        Assert.Equal(("checkout", SignalState.Alarm), (signal.Name, signal.State));
        Assert.Equal([SignalOddity.IdWithoutArn], signal.Oddities);
    }

    [Theory]
    [InlineData("CRITICAL", SignalState.Alarm, "critical")]
    [InlineData("WARNING", SignalState.Alarm, "warning")]
    [InlineData("OK", SignalState.Ok, null)]
    [InlineData("NODATA", SignalState.InsufficientData, null)]
    public void An_alert_of_Omni_says_in_its_state_how_bad_it_is(string value, SignalState state, string? severity)
    {
        const string Id = "arn:aws:cloudwatch:eu-west-1:123456789012:alert/6c89";
        var signal = Read.One(
            Transports.Sns(
                $$"""{"alertArn":"{{Id}}","name":"checkout-errors","state":{"value":"{{value}}","transitionedAt":"2025-10-13T14:30:12Z"} }"""
            )
        );

        Assert.Equal(
            (new SignalKey("cloudwatch", Id), state, "checkout-errors"),
            (signal.Key, signal.State, signal.Name)
        );
        Assert.Equal(("123456789012", "eu-west-1"), (signal.Account, signal.Region));
        Assert.Equal(severity, signal.Tags.GetValueOrDefault("severity"));
    }

    [Theory]
    [InlineData("delete", true)]
    [InlineData("update", false)]
    [InlineData("create", false)]
    public void The_deletion_of_an_alarm_ends_it_and_other_changes_say_nothing(string operation, bool ends)
    {
        var read = Read.All(
            $$"""
            {"detail-type":"CloudWatch Alarm Configuration Change","account":"123456789012","region":"eu-west-1","time":"2025-10-13T15:00:00Z",
             "resources":["{{Arn}}"],"detail":{"alarmName":"checkout","operation":"{{operation}}","state":{"value":"ALARM"} } }
            """
        );

        Assert.Empty(read.Unreadable);
        Assert.Equal(
            ends ? [(new SignalKey("cloudwatch", Arn), SignalState.Ok, "The alarm was deleted.")] : [],
            read.Signals.Select(s => (s.Key, s.State, s.Reason))
        );
        Assert.Equal(ends ? 0 : 1, read.Ignored.Length);
    }
}
