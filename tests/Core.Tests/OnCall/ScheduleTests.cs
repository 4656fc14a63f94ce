using RoleFerry.Core.OnCall;

namespace RoleFerry.Core.Tests.OnCall;

public class ScheduleTests
{
    private static readonly OnCallPolicy Policy = Some.Policy();
    private static readonly DateTimeOffset Wednesday = Some.Utc(2026, 1, 14, 12);

    [Fact]
    public void Weeks_go_round_from_Monday_to_Monday_at_the_hand_over_hour()
    {
        var schedule = new Schedule(Policy);

        Assert.Equal(
            [("ann", 5, 12), ("ben", 12, 19), ("cem", 19, 26), ("ann", 26, 26)],
            schedule
                .Shifts("primary", Some.Utc(2026, 1, 5, 9), Some.Utc(2026, 1, 26, 10))
                .Select(s => (s.Duty.Person!.Id, s.From.Day, s.Until.Day))
        );
    }

    [Fact]
    public void Before_the_start_there_is_a_gap_with_that_name() =>
        Assert.Equal(
            new Duty("primary", null, Gap.BeforeTheStart),
            new Schedule(Policy).Of("primary", Some.Utc(2026, 1, 5, 8, 59))
        );

    [Fact]
    public void A_week_that_nobody_can_take_is_a_gap_with_that_name()
    {
        var rotation = new Rotation("primary", Some.Start, [new RotationMember("ann", Until: Some.Start.PlusDays(8))]);

        Assert.Equal(
            Gap.NobodyInTheRotation,
            new Schedule(Some.Policy(rotations: rotation)).Of("primary", Wednesday).Gap
        );
    }

    [Fact]
    public void A_level_that_there_is_not_is_a_gap_with_that_name() =>
        Assert.Equal(Gap.NoSuchLevel, new Schedule(Policy).Of("ceo", Wednesday).Gap);

    [Fact]
    public void Who_takes_over_for_a_person_has_their_duties_on_every_level_and_until_its_end_only()
    {
        var schedule = new Schedule(
            Policy,
            [Override.Said("dee", "ben", Some.Utc(2026, 1, 12), Some.Utc(2026, 1, 14, 12), "dentist", "ben", Wednesday)]
        );

        Assert.Equal("dee", schedule.Of("primary", Some.Utc(2026, 1, 13)).Person!.Id);
        Assert.Equal("dentist", schedule.Of("primary", Some.Utc(2026, 1, 13)).Override!.Reason);
        Assert.Equal("dee", schedule.Of("secondary", Some.Utc(2026, 1, 12, 8)).Person!.Id);
        Assert.Equal("ben", schedule.Of("primary", Some.Utc(2026, 1, 14, 12)).Person!.Id);
    }

    [Fact]
    public void Who_takes_over_a_level_fills_its_gap()
    {
        var schedule = new Schedule(
            Policy,
            [Override.Said("dee", "primary", Some.Utc(2026, 1, 1), Some.Utc(2026, 1, 6), "", "dee", Wednesday)]
        );

        Assert.Equal("dee", schedule.Of("primary", Some.Utc(2026, 1, 2)).Person!.Id);
    }

    [Fact]
    public void The_later_word_counts_in_whatever_order_the_words_are_read()
    {
        var first = Override.Said(
            "dee",
            "primary",
            Some.Utc(2026, 1, 12),
            Some.Utc(2026, 1, 16),
            "",
            "dee",
            Some.Utc(2026, 1, 1)
        );
        var second = Override.Said(
            "eve",
            "primary",
            Some.Utc(2026, 1, 13),
            Some.Utc(2026, 1, 15),
            "",
            "eve",
            Some.Utc(2026, 1, 2)
        );

        Assert.Equal("eve", new Schedule(Policy, [first, second]).Of("primary", Wednesday).Person!.Id);
        Assert.Equal("eve", new Schedule(Policy, [second, first]).Of("primary", Wednesday).Person!.Id);
        Assert.Equal("dee", new Schedule(Policy, [second, first]).Of("primary", Some.Utc(2026, 1, 15)).Person!.Id);
    }

    [Fact]
    public void Somebody_who_is_not_among_the_people_takes_nothing_over() =>
        Assert.Equal(
            "ben",
            new Schedule(
                Policy,
                [Override.Said("zoe", "ben", Some.Utc(2026, 1, 12), Some.Utc(2026, 1, 16), "", "", Wednesday)]
            )
                .Of("primary", Wednesday)
                .Person!.Id
        );

    [Fact]
    public void The_same_words_are_the_same_override()
    {
        Override Said(string reason, string by) =>
            Override.Said("dee", "ben", Some.Utc(2026, 1, 12), Some.Utc(2026, 1, 16), reason, by, Wednesday);

        Assert.Equal(Said("a", "x").Id, Said("b", "y").Id);
        Assert.NotEqual(
            Said("a", "x").Id,
            Override.Said("dee", "ann", Some.Utc(2026, 1, 12), Some.Utc(2026, 1, 16), "a", "x", Wednesday).Id
        );
    }

    [Fact]
    public void People_are_found_by_whatever_name_a_vendor_has_for_them()
    {
        Assert.Equal("ben", Policy.FindBySlack("U00000001")!.Id);
        Assert.Equal("ben", Policy.FindByPagerDuty("P000001")!.Id);
        Assert.Equal("ben", Policy.FindByEmail("BEN@example.com")!.Id);
        Assert.Null(Policy.FindBySlack("U99999999"));
    }
}
