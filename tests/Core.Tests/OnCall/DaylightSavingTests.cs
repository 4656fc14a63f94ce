using NodaTime;
using RoleFerry.Core.OnCall;

namespace RoleFerry.Core.Tests.OnCall;

/// <summary>Walks the clock in steps of 30 seconds over the changes to and from summer time.</summary>
public class DaylightSavingTests
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("Europe/London", "2026-03-27T00:00Z", "2026-03-30T08:00Z")]
    [InlineData("Europe/London", "2026-10-23T00:00Z", "2026-10-26T09:00Z")]
    [InlineData("America/New_York", "2026-03-06T00:00Z", "2026-03-09T13:00Z")]
    [InlineData("America/New_York", "2026-10-30T00:00Z", "2026-11-02T14:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-04-03T00:00Z", "2026-04-05T22:30Z")]
    [InlineData("Australia/Lord_Howe", "2026-10-02T00:00Z", "2026-10-04T22:00Z")]
    public void Weeks_change_hands_at_nine_by_the_wall_clock_once_and_at_no_other_moment(
        string zone,
        string from,
        string handOff
    )
    {
        var schedule = new Schedule(Some.Policy(zone));

        var seen = HandOffs(schedule, DateTimeOffset.Parse(from, null), TimeSpan.FromDays(5));

        Assert.Equal(DateTimeOffset.Parse(handOff, null), Assert.Single(seen));
        Assert.Equal(new TimeSpan(9, 0, 0), schedule.Local(seen[0]).TimeOfDay);
    }

    [Fact]
    public void A_hand_over_that_the_clocks_leave_out_comes_as_much_later_as_they_are_put_forward()
    {
        // Iran put its clocks from 0:00 to 1:00 on a Monday.
        var rotation = Some.Rotation("primary", "ann", "ben") with { Starts = new LocalDate(2021, 3, 1) };
        var schedule = new Schedule(Some.Policy("Asia/Tehran", new LocalTime(0, 30), rotation));

        var seen = Assert.Single(HandOffs(schedule, Some.Utc(2021, 3, 19), TimeSpan.FromDays(5)));

        Assert.Equal(new DateTimeOffset(2021, 3, 22, 1, 30, 0, TimeSpan.FromHours(4.5)), schedule.Local(seen));
    }

    [Fact]
    public void The_day_with_a_lost_hour_and_the_one_with_a_found_hour_belong_to_who_had_the_week()
    {
        var schedule = new Schedule(Some.Policy());

        Assert.Equal(TimeSpan.FromDays(7) - TimeSpan.FromHours(1), Week(Some.Utc(2026, 3, 25)));
        Assert.Equal(TimeSpan.FromDays(7) + TimeSpan.FromHours(1), Week(Some.Utc(2026, 10, 22)));

        TimeSpan Week(DateTimeOffset at)
        {
            var shift = Assert.Single(
                schedule.Shifts("primary", schedule.HandOverBefore(at), schedule.HandOverAfter(at))
            );
            return shift.Until - shift.From;
        }
    }

    private static List<DateTimeOffset> HandOffs(Schedule schedule, DateTimeOffset from, TimeSpan length)
    {
        var seen = new List<DateTimeOffset>();
        var before = schedule.Of("primary", from);
        for (var at = from + Step; at < from + length; at += Step)
        {
            var now = schedule.Of("primary", at);
            Assert.NotNull(now.Person);
            if (now.Person != before.Person)
                seen.Add(at);
            before = now;
        }

        return seen;
    }
}
