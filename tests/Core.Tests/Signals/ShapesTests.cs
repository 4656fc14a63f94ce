using System.Text.Json;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Tests.Signals;

public class ShapesTests
{
    private const string Arn = "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:rds-cpu";

    [Fact]
    public void A_contributor_has_one_key_in_every_shape()
    {
        var direct = Read.One(
            $$"""
            {"alarmArn":"{{Arn}}","alarmData":{"alarmName":"rds-cpu",
             "alarmContributor":{"id":"6d442278dba546f6","attributes":{"DBInstanceIdentifier":"prod"} },
             "state":{"value":"ALARM","reason":"r","timestamp":"2025-10-13T16:05:31.919+0000"} } }
            """
        );
        var eventBridge = Read.One(
            $$"""
            {"detail-type":"CloudWatch Alarm Contributor State Change","resources":["{{Arn}}"],"detail":{"alarmName":"rds-cpu",
             "alarmContributor":{"id":"6d442278dba546f6","attributes":{"DBInstanceIdentifier":"prod"} },
             "state":{"value":"ALARM","reason":"r","timestamp":"2025-10-13T16:05:31.919+0000"} } }
            """
        );
        var sns = Read.One(
            $$"""
            {"AlarmName":"rds-cpu","AlarmArn":"{{Arn}}","AlarmContributorId":"6d442278dba546f6",
             "AlarmContributorAttributes":{"DBInstanceIdentifier":"prod"},
             "NewStateValue":"ALARM","NewStateReason":"r","StateChangeTime":"2025-10-13T16:05:31.919+0000"}
            """
        );

        Assert.Equal(new SignalKey("cloudwatch", Arn, "6d442278dba546f6"), direct.Key);
        Assert.Equal([direct.DedupId, direct.DedupId], [eventBridge.DedupId, sns.DedupId]);
        Assert.All([direct, eventBridge, sns], signal =>
            Assert.Equal("prod", signal.Measurement!.Dimensions["DBInstanceIdentifier"])
        );
    }

    [Fact]
    public void A_contributor_without_an_id_is_known_by_its_attributes()
    {
        var signal = Read.One(
            """
            {"AlarmName":"a","NewStateValue":"ALARM","AlarmContributorAttributes":{"TableName":"t","Account":"1"}}
            """
        );

        Assert.Equal("Account=1,TableName=t", signal.Key.Contributor);
    }

    [Fact]
    public void Two_long_contributors_stay_two()
    {
        Signal Of(string end) =>
            Read.One(
                $$"""
                {"AlarmName":"a","NewStateValue":"ALARM","AlarmContributorAttributes":{"Table":"{{new string(
                    't',
                    900
                )}}{{end}}"} }
                """
            );

        Assert.NotEqual(Of("1").Key, Of("2").Key);
        Assert.Equal(SignalKey.MaxContributorLength, Of("1").Key.Contributor.Length);
    }

    [Fact]
    public void Two_alarms_of_one_name_in_two_regions_are_two_even_without_an_ARN()
    {
        Signal In(string region) =>
            Read.One(
                $$"""
                {"alarmData":{"alarmName":"a","state":{"value":"ALARM"} },"accountId":"123456789012","region":"{{region}}"}
                """
            );

        Assert.Equal(("123456789012/eu-west-1/a", "eu-west-1"), (In("eu-west-1").Key.Id, In("eu-west-1").Region));
        Assert.NotEqual(In("eu-west-1").Key, In("us-east-1").Key);
    }

    [Theory]
    [InlineData("Type", "the SNS notification as SQS and HTTPS carry it")]
    [InlineData("Sns", "a record on its own, as the failure queue gives it back")]
    [InlineData("", "the message alone, as raw delivery leaves it")]
    public void A_message_is_read_from_whatever_is_left_of_its_SNS_envelope(string kept, string where)
    {
        using var file = JsonDocument.Parse(Files.Event("alarm-sns.json"));
        var record = file.RootElement.GetProperty("Records")[0];
        var notification = record.GetProperty("Sns");
        var payload = kept switch
        {
            "Type" => notification.GetRawText(),
            "Sns" => record.GetRawText(),
            _ => notification.GetProperty("Message").GetString()!,
        };

        Assert.True(Read.One(payload).DedupId == Read.One(Files.Event("alarm-sns.json")).DedupId, where);
    }

    [Fact]
    public void An_EventBridge_event_may_come_through_SNS()
    {
        var inner = JsonSerializer.Serialize(
            System.Text.Encoding.UTF8.GetString(Files.Event("alarm-eventbridge.json"))
        );

        var signal = Read.One($$"""{"Records":[{"Sns":{"Message":{{inner}} } }]}""");

        Assert.Equal(Read.One(Files.Event("alarm-eventbridge.json")).DedupId, signal.DedupId);
    }

    [Theory]
    [InlineData("""{"alarmData":{"alarmName":"a","state":{"value":"OK"}},"tags":{"severity":"P0"}}""")]
    [InlineData("""{"alarmData":{"alarmName":"a","state":{"value":"OK"},"tags":[{"Key":"severity","Value":"P0"}]}}""")]
    [InlineData(
        """{"alarmData":{"alarmName":"a","state":{"value":"OK"},"configuration":{"tags":[{"key":"severity","value":"P0"}]}}}"""
    )]
    [InlineData(
        """{"detail-type":"CloudWatch Alarm State Change","detail":{"alarmName":"a","state":{"value":"OK"},"Tags":{"severity":"P0"}}}"""
    )]
    [InlineData("""{"AlarmName":"a","NewStateValue":"OK","Tags":{"severity":"P0"}}""")]
    public void Tags_are_read_wherever_and_however_they_stand(string payload) =>
        Assert.Equal("P0", Read.One(payload).Tags["severity"]);

    [Fact]
    public void An_anomaly_alarm_watches_the_metric_and_not_the_band_around_it()
    {
        var measured = Read.One(
            """
            {"alarmData":{"alarmName":"a","state":{"value":"ALARM",
              "reason":"Thresholds Crossed: 1 out of the last 1 datapoints [0.0 (03/10/19 15:58:00)] was less than the lower thresholds [0.02].",
              "reasonData":"{\"period\":60,\"recentDatapoints\":[0.0],\"recentLowerThresholds\":[0.02],\"recentUpperThresholds\":[0.3]}"},
             "configuration":{"metrics":[
              {"id":"ad1","expression":"ANOMALY_DETECTION_BAND(m1, 0.8)","returnData":true},
              {"id":"m1","metricStat":{"metric":{"namespace":"AWS/EC2","name":"CPUUtilization","dimensions":{"InstanceId":"i-1"}},"period":60,"stat":"Average"},"returnData":true}]}}}
            """
        ).Measurement!;

        Assert.Equal(
            ("CPUUtilization", "Average", 0.0, null),
            (measured.Metric, measured.Statistic, measured.Value, measured.Threshold)
        );
    }

    [Fact]
    public void The_value_is_the_newest_datapoint_which_reasonData_puts_last_and_the_reason_first()
    {
        const string Reason =
            "Threshold Crossed: 2 datapoints [15.4 (17/01/22 14:42:00), 11.5 (17/01/22 14:37:00)] were greater "
            + "than the threshold (10.0).";

        var both = Read.One(
            $$"""
            {"alarmData":{"alarmName":"a","state":{"value":"ALARM","reason":"{{Reason}}","reasonData":"{\"recentDatapoints\":[11.5,15.4],\"threshold\":10.0}"} } }
            """
        );
        var reasonOnly = Read.One(
            $$"""{"alarmData":{"alarmName":"a","state":{"value":"ALARM","reason":"{{Reason}}"} } }"""
        );

        Assert.Equal((15.4, 10.0), (both.Measurement!.Value, both.Measurement.Threshold));
        Assert.Equal((15.4, 10.0), (reasonOnly.Measurement!.Value, reasonOnly.Measurement.Threshold));
    }

    [Fact]
    public void Metric_math_over_different_things_keeps_only_what_they_share()
    {
        var measured = Read.One(
            """
            {"alarmData":{"alarmName":"a","state":{"value":"ALARM"},"configuration":{"metrics":[
              {"id":"e1","expression":"m1 + m2","returnData":true},
              {"id":"m1","metricStat":{"metric":{"namespace":"AWS/ECS","name":"x","dimensions":{"Cluster":"prod","Service":"api"}},"period":60,"stat":"Sum"},"returnData":false},
              {"id":"m2","metricStat":{"metric":{"namespace":"AWS/SQS","name":"y","dimensions":{"Cluster":"prod","Service":"workers","Queue":"q"}},"period":60,"stat":"Average"},"returnData":false}]}}}
            """
        ).Measurement!;

        Assert.Equal(
            ("m1 + m2", null, null, 60),
            (measured.Metric, measured.Namespace, measured.Statistic, measured.PeriodSeconds)
        );
        Assert.Equal("Cluster=prod", string.Join(',', measured.Dimensions.Select(pair => $"{pair.Key}={pair.Value}")));
    }

    [Fact]
    public void SNS_tells_the_threshold_even_where_the_reason_is_somebodys_own()
    {
        var measured = Read.One(
            """
            {"AlarmName":"a","NewStateValue":"ALARM","NewStateReason":"testing","Trigger":{"MetricName":"m","Threshold":50.0}}
            """
        ).Measurement!;

        Assert.Equal((50.0, null), (measured.Threshold, measured.Value));
    }
}
