using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Tests.Signals;

public class DedupIdTests
{
    private static readonly Signal Alarm = new()
    {
        Key = new SignalKey("cloudwatch", "a"),
        State = SignalState.Alarm,
        At = Read.ReceivedAt,
        Name = "a",
    };

    [Fact]
    public void What_people_read_does_not_make_another_transition() =>
        Assert.Equal(
            Alarm.DedupId,
            (
                Alarm with
                {
                    Name = "b",
                    Description = "d",
                    Reason = "r",
                    Account = "1",
                    Region = "eu-west-1",
                    PreviousState = SignalState.Ok,
                    Measurement = new Measurement { Value = 1 },
                    At = Alarm.At.AddTicks(9_999).ToOffset(TimeSpan.FromHours(5)),
                }
            ).DedupId
        );

    [Fact]
    public void Each_part_of_its_identity_makes_another_transition()
    {
        Signal[] others =
        [
            Alarm,
            Alarm with
            {
                Key = new SignalKey("metrics", "a"),
            },
            Alarm with
            {
                Key = new SignalKey("cloudwatch", "ab"),
            },
            Alarm with
            {
                Key = new SignalKey("cloudwatch", "a", "b"),
            },
            Alarm with
            {
                Key = new SignalKey("cloudwatcha", ""),
            },
            Alarm with
            {
                State = SignalState.Ok,
            },
            Alarm with
            {
                At = Alarm.At.AddMilliseconds(1),
            },
            Alarm with
            {
                SuppressedBy = "WaitPeriod",
            },
        ];

        Assert.Equal(others.Length, others.Select(signal => signal.DedupId).Distinct().Count());
    }

    [Fact]
    public void It_never_changes_for_what_is_stored_already() =>
        Assert.Equal("17ebd610af118ac44484292d5ad4341a", Alarm.DedupId);
}
