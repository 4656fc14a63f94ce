using CsCheck;
using NodaTime;
using RoleFerry.Core.OnCall;

namespace RoleFerry.Core.Tests.OnCall;

public class ScheduleProperties
{
    private static readonly string[] People = ["ann", "ben", "cem", "dee", "eve", "fay"];
    private static readonly string[] Names = [.. People, "primary", "secondary"];
    private static readonly DateTimeOffset First = Some.Utc(2025, 12, 29);

    private static readonly Gen<DateTimeOffset> Moment = Gen.Int[0, 60 * 24 * 7 * 40].Select(m => First.AddMinutes(m));
    private static readonly Gen<LocalDate> Day = Gen.Int[0, 7 * 36].Select(d => Some.Start.PlusDays(d));
    private static readonly Gen<RotationMember> Member = Gen.Select(
            Gen.Int[0, 5].Select(i => People[i]),
            Day.Nullable(),
            Day.Nullable()
        )
        .Select((p, from, until) => new RotationMember(p, from, until));

    private static readonly Gen<(DateTimeOffset From, DateTimeOffset Until)> Stretch = Gen.Select(
            Moment,
            Gen.Int[1, 60 * 24 * 20]
        )
        .Select((from, minutes) => (from, from.AddMinutes(minutes)));

    private static readonly Gen<Swap> Swapped = Gen.Select(Gen.Shuffle(People, 2), Stretch)
        .Select((p, s) => new Swap(p[0], p[1], s.From, s.Until));
    private static readonly Gen<Override> Laid = Gen.Select(
            Gen.Int[0, 5].Select(i => People[i]),
            Gen.Int[0, 7].Select(i => Names[i]),
            Stretch
        )
        .Select((person, whom, s) => new Override("", person, whom, s.From, s.Until));

    private static readonly Gen<OnCallPolicy> Policy = Gen.Select(
            Member.Array[1, 6],
            Member.Array[1, 6],
            Swapped.Array[0, 3],
            Laid.Array[0, 4]
        )
        .Select(
            (one, two, swaps, overrides) =>
                Some.Policy(
                    rotations:
                    [
                        new Rotation("primary", Some.Start, [.. one]),
                        new Rotation("secondary", Some.Start, [.. two]),
                    ]
                ) with
                {
                    Swaps = [.. swaps],
                    Overrides = [.. overrides],
                }
        );

    [Fact]
    public void At_any_moment_each_level_is_one_person_or_a_gap_with_a_name() =>
        Gen.Select(Policy, Moment)
            .Sample(
                (policy, at) =>
                {
                    var duties = new Schedule(policy).WhoIsOnCall(at);

                    Assert.Equal(["primary", "secondary", "cto"], duties.Select(d => d.Level));
                    Assert.All(duties, d => Assert.True(d.Person is null != d.Gap is null));
                }
            );

    [Fact]
    public void Shifts_have_no_holes_and_say_what_is_said_of_each_of_their_moments() =>
        Gen.Select(Policy, Stretch, Gen.Double[0, 1].Array[5])
            .Sample(
                (policy, stretch, places) =>
                {
                    var schedule = new Schedule(policy);
                    var shifts = schedule.Shifts("primary", stretch.From, stretch.Until);

                    Assert.Equal((stretch.From, stretch.Until), (shifts[0].From, shifts[^1].Until));
                    Assert.Equal(shifts.Skip(1).Select(s => s.From), shifts.SkipLast(1).Select(s => s.Until));
                    foreach (var shift in shifts)
                        Assert.All(places, p =>
                            Assert.Equal(
                                schedule.Of("primary", shift.From + ((shift.Until - shift.From) * p * 0.999)).Person,
                                shift.Duty.Person
                            )
                        );
                }
            );

    [Fact]
    public void A_swap_is_the_same_whoever_is_named_first_and_undoes_itself() =>
        Gen.Select(Policy, Swapped, Moment)
            .Sample(
                (policy, swap, at) =>
                {
                    var there = new Schedule(policy with { Swaps = policy.Swaps.Add(swap) });
                    var back = new Schedule(
                        policy with
                        {
                            Swaps = policy.Swaps.Add(swap with { One = swap.Other, Other = swap.One }),
                        }
                    );
                    var twice = new Schedule(policy with { Swaps = [.. policy.Swaps, swap, swap] });

                    Assert.Equal(there.WhoIsOnCall(at).AsEnumerable(), back.WhoIsOnCall(at));
                    Assert.Equal(new Schedule(policy).WhoIsOnCall(at).AsEnumerable(), twice.WhoIsOnCall(at));
                }
            );

    [Fact]
    public void In_a_swap_each_has_the_others_duties_and_nobody_elses_move() =>
        Gen.Select(Policy, Swapped, Moment)
            .Sample(
                (policy, swap, at) =>
                {
                    var plain = new Schedule(policy with { Swaps = [], Overrides = [] });
                    var swapped = new Schedule(policy with { Swaps = [swap], Overrides = [] });
                    var isThen = swap.From <= at && at < swap.Until;

                    foreach (var level in new[] { "primary", "secondary" })
                    {
                        var (before, after) = (plain.Of(level, at).Person?.Id, swapped.Of(level, at).Person?.Id);
                        Assert.Equal(
                            isThen && before == swap.One ? swap.Other
                                : isThen && before == swap.Other ? swap.One
                                : before,
                            after
                        );
                    }
                }
            );

    [Fact]
    public void Who_joins_moves_nobody_before_their_first_week() =>
        Gen.Select(Member.Array[1, 5], Gen.Int[0, 5], Day)
            .Sample(
                (members, place, day) =>
                {
                    var before = new Rotation("primary", Some.Start, [.. members]);
                    var after = before with
                    {
                        Members = before.Members.Insert(
                            Math.Min(place, members.Length),
                            new RotationMember("fay", day)
                        ),
                    };

                    Assert.All(Weeks().Where(monday => monday < day), monday =>
                        Assert.Equal(before.PersonOf(monday), after.PersonOf(monday))
                    );
                }
            );

    [Fact]
    public void Who_leaves_moves_nobody_before_their_last_day() =>
        Gen.Select(Member.Array[2, 6], Gen.Int[0, 5], Day)
            .Sample(
                (members, who, last) =>
                {
                    var before = new Rotation("primary", Some.Start, [.. members]);
                    var leaver = members[who % members.Length];
                    var until = leaver.Until < last ? leaver.Until.Value : last;
                    var after = before with { Members = before.Members.Replace(leaver, leaver with { Until = until }) };

                    Assert.All(Weeks().Where(monday => monday.PlusDays(6) <= until), monday =>
                        Assert.Equal(before.PersonOf(monday), after.PersonOf(monday))
                    );
                }
            );

    [Fact]
    public void With_everybody_there_each_has_as_many_weeks_as_the_others() =>
        Gen.Shuffle(People, 1, 6)
            .Sample(people =>
            {
                var rotation = Some.Rotation("primary", people);

                var weeks = Enumerable
                    .Range(0, people.Length * 5)
                    .Select(w => rotation.PersonOf(Some.Start.PlusWeeks(w))!)
                    .CountBy(p => p)
                    .ToArray();

                Assert.Equal(people.Length, weeks.Length);
                Assert.All(weeks, w => Assert.Equal(5, w.Value));
            });

    private static IEnumerable<LocalDate> Weeks() => Enumerable.Range(0, 40).Select(w => Some.Start.PlusWeeks(w));
}
