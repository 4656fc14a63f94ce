using System.Collections.Immutable;
using NodaTime;

namespace RoleFerry.Core.OnCall;

/// <summary>
/// People who take turns, a week each from Monday to Sunday, in the order of the list. Each week goes to the next one
/// behind whoever had the last. So who joins or leaves from a date changes nothing of the weeks before it.
/// </summary>
/// <param name="Name">A level's name: <c>primary</c>.</param>
/// <param name="Starts">The Monday of the first week; the first of the list who can takes it.</param>
/// <param name="Members">In the order of their turns.</param>
public sealed record Rotation(string Name, LocalDate Starts, ImmutableArray<RotationMember> Members)
{
    /// <summary>
    /// Whose week it is that begins on this Monday; null before the start, and where nobody can take it.
    /// </summary>
    public string? PersonOf(LocalDate monday)
    {
        string? person = null;
        var last = -1;
        for (var week = Starts; week <= monday; week = week.PlusWeeks(1))
        {
            var next = Next(last, week);
            person = next < 0 ? null : Members[next].Person;
            last = next < 0 ? last : next;
        }

        return person;
    }

    private int Next(int last, LocalDate monday)
    {
        for (var i = 1; i <= Members.Length; i++)
        {
            var next = (last + i) % Members.Length;
            if (Members[next].Takes(monday))
                return next;
        }

        return -1;
    }
}
