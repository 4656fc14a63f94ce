using RoleFerry.Cli.Policies;
using RoleFerry.Core.OnCall;
using YamlDotNet.Core;

namespace RoleFerry.Cli.OnCall;

/// <summary>Finds where nobody answers, where one person answers twice, and what has no effect.</summary>
internal sealed class OnCallHoles(OnCallPolicy policy, IReadOnlyDictionary<string, Mark> places, Findings findings)
{
    private readonly Schedule _schedule = new(policy);

    public void Find(DateTimeOffset from, DateTimeOffset until)
    {
        foreach (var rotation in policy.Rotations)
        {
            var shifts = _schedule.Shifts(rotation.Name, from, until);
            foreach (var gap in Joined(shifts.Where(s => s.Duty.Person is null)))
                findings.Error(
                    places[rotation.Name],
                    $"From {Local(gap.From)} to {Local(gap.Until)} nobody is {rotation.Name}: {Why(gap.Duty.Gap)}."
                );
            if (rotation != policy.Rotations[0])
                Overlaps(rotation.Name, shifts, _schedule.Shifts(policy.Rotations[0].Name, from, until));
        }

        Swaps();
        Overrides();
    }

    /// <summary>Weeks that follow each other, of which each would be a gap of its own.</summary>
    private static List<Shift> Joined(IEnumerable<Shift> gaps)
    {
        var joined = new List<Shift>();
        foreach (var gap in gaps)
        {
            if (joined.Count > 0 && joined[^1].Until == gap.From && joined[^1].Duty.Gap == gap.Duty.Gap)
                joined[^1] = joined[^1] with { Until = gap.Until };
            else
                joined.Add(gap);
        }

        return joined;
    }

    private void Overlaps(string level, IEnumerable<Shift> shifts, IReadOnlyList<Shift> first)
    {
        foreach (var shift in shifts.Where(s => s.Duty.Person is not null))
        {
            foreach (
                var other in first.Where(o =>
                    o.Duty.Person == shift.Duty.Person && o.From < shift.Until && shift.From < o.Until
                )
            )
            {
                var (from, until) = (
                    shift.From > other.From ? shift.From : other.From,
                    shift.Until < other.Until ? shift.Until : other.Until
                );
                findings.Warning(
                    places[level],
                    $"From {Local(from)} to {Local(until)} {shift.Duty.Person!.Name} is {other.Duty.Level} and "
                        + $"{level} at once."
                );
            }
        }
    }

    private void Swaps()
    {
        var unswapped = new Schedule(policy with { Swaps = [] });
        for (var i = 0; i < policy.Swaps.Length; i++)
        {
            var swap = policy.Swaps[i];
            if (
                !policy.Rotations.Any(r =>
                    unswapped
                        .Shifts(r.Name, swap.From, swap.Until)
                        .Any(s => s.Duty.Person?.Id is { } id && (id == swap.One || id == swap.Other))
                )
            )
                findings.Warning(
                    places[$"swap {i}"],
                    $"Neither {swap.One} nor {swap.Other} is on call then, so this swap has no effect."
                );
        }
    }

    private void Overrides()
    {
        for (var i = 0; i < policy.Overrides.Length; i++)
        {
            var laid = policy.Overrides[i];
            if (
                !_schedule.Levels.Any(l => _schedule.Shifts(l, laid.From, laid.Until).Any(s => s.Duty.Override == laid))
            )
                findings.Warning(
                    places[$"override {i}"],
                    $"{laid.For} is not on call then, so this override has no effect."
                );
            if (
                policy
                    .Overrides.Take(i)
                    .FirstOrDefault(o => o.For == laid.For && o.From < laid.Until && laid.From < o.Until) is
                { } earlier
            )
                findings.Warning(
                    places[$"override {i}"],
                    $"{earlier.Person} takes over for {laid.For} at the same time. This one comes later in the "
                        + $"file and wins."
                );
        }
    }

    private string Local(DateTimeOffset at) => OnCallDisplay.Moment(_schedule.Local(at));

    private static string Why(Gap? gap) =>
        gap switch
        {
            Gap.BeforeTheStart => "the rotation has not begun",
            _ => "no member of the rotation is available in these weeks",
        };
}
