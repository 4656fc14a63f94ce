using System.Text;
using System.Text.Json;
using RoleFerry.Core.Routing;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Signals.Reading;
using RoleFerry.Core.Sources;
using RoleFerry.Core.Tests.Routing;

namespace RoleFerry.Core.Tests.Signals;

/// <summary>Clocks that are fast.</summary>
public class AheadTests
{
    private static readonly DateTimeOffset Now = Read.ReceivedAt;

    [Theory]
    [InlineData(0)]
    [InlineData(60)]
    [InlineData(-86_400)]
    public void A_minute_ahead_is_believed_and_any_time_ago(int seconds)
    {
        var signal = Receive(Document(Now.AddSeconds(seconds)));

        Assert.Equal((Now.AddSeconds(seconds), null), (signal.At, signal.SaidAt));
        Assert.Empty(signal.Oddities);
    }

    [Theory]
    [InlineData(61)]
    [InlineData(600)]
    [InlineData(86_400)]
    public void What_is_further_ahead_counts_as_a_minute_from_now_and_people_see_what_was_said(int seconds)
    {
        var signal = Receive(Document(Now.AddSeconds(seconds)));

        Assert.Equal((Now.AddMinutes(1), Now.AddSeconds(seconds)), (signal.At, signal.SaidAt));
        Assert.Equal([SignalOddity.TimeAhead], signal.Oddities);
        var reason = Triage.Of(signal, Some.Policy(Some.Route("root"))).Reasons[0].Text;
        Assert.StartsWith("The source's clock is ahead of ours: it said 2025-10-1", reason, StringComparison.Ordinal);
    }

    /// <summary>Lambda tries again minutes later: it has to be the same transition.</summary>
    [Fact]
    public void Each_try_of_a_notification_cuts_to_the_same_moment()
    {
        var notification = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                Records = new[]
                {
                    new
                    {
                        Sns = new { Timestamp = "2025-10-14T05:59:58.123Z", Message = Document(Now.AddMinutes(10)) },
                    },
                },
            }
        );

        var tries = new[] { 0, 1, 5, 9 }.Select(m => SignalReader.Receive(notification, Now.AddMinutes(m)).Signals[0]);

        Assert.Single(tries.Select(t => t.DedupId).Distinct());
    }

    [Theory]
    [InlineData("StateChangeTime", """{"AlarmName":"api","NewStateValue":"OK","StateChangeTime":"AT"}""")]
    [InlineData("timestamp", """{"alarmData":{"alarmName":"api","state":{"value":"OK","timestamp":"AT"}}}""")]
    [InlineData(
        "event",
        """{"detail-type":"CloudWatch Alarm State Change","time":"AT","detail":{"alarmName":"api","state":{"value":"OK","timestamp":"?"}}}"""
    )]
    public void Whatever_says_the_time(string what, string json)
    {
        var signal = Receive(json.Replace("AT", "2025-10-14T16:00:00Z", StringComparison.Ordinal));

        Assert.True(signal.SaidAt == Now.AddHours(10), what);
        Assert.Equal(Now.AddMinutes(1), signal.At);
    }

    [Fact]
    public void What_is_stored_is_read_as_it_stands() =>
        Assert.Equal(Now.AddHours(10), Read.One(Document(Now.AddHours(10))).At);

    private static string Document(DateTimeOffset at) => SignalDocument.Write(Some.Signal() with { At = at });

    private static Signal Receive(string json) =>
        Assert.Single(SignalReader.Receive(Encoding.UTF8.GetBytes(json), Now).Signals);
}
