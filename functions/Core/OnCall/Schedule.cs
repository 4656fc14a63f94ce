using System.Collections.Immutable;
using NodaTime;

namespace RoleFerry.Core.OnCall;

/// <summary>
/// Who is on call when: a policy's rotations, its swaps laid over them, then its overrides, then those that were said
/// since it was compiled. Pure; every moment has one answer a level.
/// </summary>
public sealed class Schedule
{
    private readonly DateTimeZone _zone;
    private readonly ImmutableArray<Override> _overrides;

    /// <param name="policy">The policy.</param>
    /// <param name="said">
    /// Overrides that are not in it; those said later count. Who is not among the policy's people takes nothing over.
    /// </param>
    /// <exception cref="ArgumentException">The policy's zone is unknown, which no policy that was read has.</exception>
    public Schedule(OnCallPolicy policy, IEnumerable<Override>? said = null)
    {
        Policy = policy;
        _zone = Zones.Find(policy.Zone)
            ?? throw new ArgumentException($"There is no time zone {policy.Zone}.", nameof(policy));
        _overrides =
        [
            .. policy.Overrides,
            .. (said ?? [])
                .Where(o => policy.Find(o.Person) is not null)
                .OrderBy(o => o.At)
                .ThenBy(o => o.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>The policy behind it.</summary>
    public OnCallPolicy Policy { get; }

    /// <summary>The levels that there are: the rotations, then the fixed ones.</summary>
    public IEnumerable<string> Levels => Policy.Rotations.Select(r => r.Name).Concat(Policy.Fixed.Select(f => f.Name));

    /// <summary>Who answers for each level.</summary>
    public ImmutableArray<Duty> WhoIsOnCall(DateTimeOffset at) => [.. Levels.Select(level => Of(level, at))];

    /// <summary>Who answers for one level.</summary>
    public Duty Of(string level, DateTimeOffset at)
    {
        if (Policy.Fixed.FirstOrDefault(f => f.Name == level) is { } always)
            return Lay(level, always.Person, null, at);
        if (Policy.Rotations.FirstOrDefault(r => r.Name == level) is not { } rotation)
            return new Duty(level, null, Gap.NoSuchLevel);

        var monday = MondayOf(at);
        var person = rotation.PersonOf(monday);
        foreach (var swap in Policy.Swaps)
            person = swap.Of(person, at);
        return Lay(level, person, monday < rotation.Starts ? Gap.BeforeTheStart : Gap.NobodyInTheRotation, at);
    }

    /// <summary>
    /// A level's shifts that overlap a stretch of time, cut to it, without holes. A new one begins with each change
    /// of hands.
    /// </summary>
    public ImmutableArray<Shift> Shifts(string level, DateTimeOffset from, DateTimeOffset until)
    {
        var shifts = ImmutableArray.CreateBuilder<Shift>();
        for (var at = from; at < until; )
        {
            var end = NextEdge(at);
            var shift = new Shift(at, end < until ? end : until, Of(level, at));
            if (shifts.Count > 0 && shifts[^1].Duty == shift.Duty && at != HandOverBefore(at))
                shifts[^1] = shifts[^1] with { Until = shift.Until };
            else
                shifts.Add(shift);
            at = shift.Until;
        }

        return shifts.DrainToImmutable();
    }

    /// <summary>When weeks changed hands last, this moment included.</summary>
    public DateTimeOffset HandOverBefore(DateTimeOffset at) => HandOverOf(MondayOf(at));

    /// <summary>When weeks change hands next, this moment not included.</summary>
    public DateTimeOffset HandOverAfter(DateTimeOffset at) => HandOverOf(MondayOf(at).PlusWeeks(1));

    /// <summary>When somebody else, or nobody, answers for a level next; null where that is later still.</summary>
    /// <param name="at">This moment not included.</param>
    /// <param name="within">How far ahead to look.</param>
    public DateTimeOffset? ChangeAfter(DateTimeOffset at, TimeSpan within)
    {
        var people = PeopleAt(at);
        for (var edge = NextEdge(at); edge <= at + within; edge = NextEdge(edge))
        {
            if (!PeopleAt(edge).SequenceEqual(people))
                return edge;
        }

        return null;
    }

    /// <summary>The moment itself where people may be told of that severity, else when they may next.</summary>
    public DateTimeOffset NextWithin(Hours? hours, DateTimeOffset at) => hours?.NextWithin(at, _zone) ?? at;

    /// <summary>The clock there.</summary>
    public DateTimeOffset Local(DateTimeOffset at) => Instant.FromDateTimeOffset(at).InZone(_zone).ToDateTimeOffset();

    private Person?[] PeopleAt(DateTimeOffset at) => [.. WhoIsOnCall(at).Select(d => d.Person)];

    private Duty Lay(string level, string? person, Gap? gap, DateTimeOffset at)
    {
        Override? by = null;
        foreach (var laid in _overrides)
        {
            if (laid.Holds(at) && (laid.For == level || laid.For == person))
                (person, by) = (laid.Person, laid);
        }

        return person is null ? new Duty(level, null, gap) : new Duty(level, Policy.Find(person), Override: by);
    }

    private LocalDate MondayOf(DateTimeOffset at)
    {
        var date = Instant.FromDateTimeOffset(at).InZone(_zone).Date;
        var monday = date.PlusDays(1 - (int)date.DayOfWeek);
        return at < HandOverOf(monday) ? monday.PlusWeeks(-1) : monday;
    }

    private DateTimeOffset HandOverOf(LocalDate monday) => _zone.Moment(monday, Policy.HandOver);

    /// <summary>The next moment at which an answer may change.</summary>
    private DateTimeOffset NextEdge(DateTimeOffset at) =>
        Policy
            .Swaps.SelectMany(s => new[] { s.From, s.Until })
            .Concat(_overrides.SelectMany(o => new[] { o.From, o.Until }))
            .Where(edge => edge > at)
            .Append(HandOverAfter(at))
            .Min();
}
