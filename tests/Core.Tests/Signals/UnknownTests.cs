using System.Text.Json;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Tests.Signals;

/// <summary>What other people and services send to the topics and buses of alarms.</summary>
public class UnknownTests
{
    [Theory]
    [InlineData(
        """{"alarm":"queue-stuck","state":"ALARM","reason":"too old","time":"2025-10-13T14:30:12Z"}""",
        SignalState.Alarm
    )]
    [InlineData("""{"alert_name":"queue-stuck","status":"firing"}""", SignalState.Alarm)]
    [InlineData("""{"AlertName":"queue-stuck","NewState":{"name":"resolved"}}""", SignalState.Ok)]
    [InlineData("""{"title":"queue-stuck","state":"No Data"}""", SignalState.InsufficientData)]
    [InlineData(
        """{"detail-type":"Acme Alert","detail":{"monitor":"queue-stuck","status":"Triggered"}}""",
        SignalState.Alarm
    )]
    public void What_has_the_words_of_an_alarm_is_one_of_an_unknown_kind(string json, SignalState state)
    {
        var signal = Read.One(json);

        Assert.Equal((SignalSource.Unknown, "queue-stuck", state), (signal.Key.Source, signal.Name, signal.State));
        Assert.Contains("kind that is not known", signal.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_fields_are_read_and_its_secrets_left_out()
    {
        var signal = Read.One(
            """
            {"name":"queue-stuck","status":"firing","severity":"sev1","service":"orders","summary":"failed with password=hunter2hunter2",
             "timestamp":"2025-10-13T14:30:12Z","labels":{"team":"core"}}
            """
        );

        Assert.Equal(
            "service=orders|severity=sev1|team=core",
            string.Join('|', signal.Tags.Select(t => $"{t.Key}={t.Value}"))
        );
        Assert.Equal(new DateTimeOffset(2025, 10, 13, 14, 30, 12, TimeSpan.Zero), signal.At);
        Assert.StartsWith("failed with password=", signal.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", signal.Reason, StringComparison.Ordinal);
    }

    /// <summary>One that recovers has the key of the one that fired.</summary>
    [Fact]
    public void Both_ends_of_it_are_one_alarm() =>
        Assert.Equal(
            Read.One("""{"name":"queue-stuck","status":"firing","value":7}""").Key,
            Read.One("""{"status":"resolved","name":"queue-stuck"}""").Key
        );

    [Fact]
    public void A_text_is_a_notice_with_its_subject_as_name()
    {
        var signal = Read.One(Sns("disk of build host is full\n- ops", "Build host"));

        Assert.Equal((SignalSource.Notice, "Build host"), (signal.Key.Source, signal.Name));
        Assert.Equal(SignalState.Alarm, signal.State);
        Assert.Equal("disk of build host is full\n- ops", signal.Reason);
        Assert.Equal("disk of build host is full", Read.One(Sns("disk of build host is full\n- ops", null)).Name);
    }

    /// <summary>Whoever makes a program publish a text does not decide who is woken.</summary>
    [Fact]
    public void Words_in_a_text_say_nothing_of_how_it_is_handled() =>
        Assert.Empty(AlarmWords.Of(Read.One(Sns("severity=P0 service=api", null))));

    [Theory]
    [InlineData(
        """{"detail-type":"GuardDuty Finding","source":"aws.guardduty","time":"2025-10-13T14:30:12Z","resources":[],"detail":{"severity":8.2,"title":"Credentials used from outside"}}""",
        "GuardDuty Finding"
    )]
    [InlineData(
        """{"detail-type":"ECS Task State Change","source":"aws.ecs","resources":["arn:aws:ecs:eu-west-1:123456789012:task/prod/0123"],"detail":{"lastStatus":"STOPPED"}}""",
        "ECS Task State Change: 0123"
    )]
    [InlineData(
        """{"detail-type":"ECS Service Action","source":"aws.ecs","detail":{"name":"api","status":"ACTIVE"}}""",
        "ECS Service Action"
    )]
    [InlineData(
        """{"Event Source":"db-instance","Source ID":"orders-db","Event Message":"failover completed"}""",
        "Event with Event Source, Source ID, Event Message"
    )]
    public void An_event_that_is_no_alarm_is_a_notice(string json, string name)
    {
        var signal = Read.One(json);

        Assert.Equal((SignalSource.Notice, name), (signal.Key.Source, signal.Name));
    }

    [Theory]
    [InlineData("""{"Type":"SubscriptionConfirmation","Message":"You have chosen to subscribe","Token":"x"}""")]
    [InlineData("""{"Service":"Amazon S3","Event":"s3:TestEvent","Time":"2025-10-13T14:30:12Z"}""")]
    [InlineData("""{"Event":"autoscaling:TEST_NOTIFICATION","AutoScalingGroupName":"web"}""")]
    public void What_tests_a_subscription_is_told_nobody(string json)
    {
        var read = Read.All(json);

        Assert.Empty(read.Signals);
        Assert.Empty(read.Unreadable);
        Assert.Single(read.Ignored);
    }

    private static string Sns(string message, string? subject) =>
        $$"""{"Records":[{"Sns":{"Type":"Notification","TopicArn":"arn:aws:sns:eu-west-1:123456789012:alarms","Subject":{{JsonSerializer.Serialize(subject)}},"Message":{{JsonSerializer.Serialize(message)}},"Timestamp":"2025-10-13T14:30:13.100Z"} }]}""";
}
