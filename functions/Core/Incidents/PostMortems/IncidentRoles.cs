using System.Collections.Immutable;
using System.Text.RegularExpressions;
using RoleFerry.Core.OnCall;

namespace RoleFerry.Core.Incidents.PostMortems;

/// <summary>Names people by what they were in an incident: a post-mortem looks for causes, not for somebody.</summary>
/// <param name="people">The names that may appear in a timeline.</param>
/// <param name="role">
/// What somebody was at a moment, e.g. <c>the primary on call</c>; null where that is not known.
/// </param>
public sealed class IncidentRoles(IEnumerable<string> people, Func<string, DateTimeOffset, string?> role)
{
    /// <summary>What somebody is of whom nothing else is known.</summary>
    public const string Responder = "the responder";

    /// <summary>Longer names first: where one is the beginning of another, the whole name is replaced.</summary>
    private readonly ImmutableArray<string> _people =
    [
        .. people.Where(p => p.Length > 0).Distinct(StringComparer.Ordinal).OrderByDescending(p => p.Length),
    ];

    /// <summary>Nobody is known.</summary>
    public static IncidentRoles Unknown { get; } = new([], (_, _) => null);

    /// <summary>
    /// Who was on call is <c>the primary on call</c> and so on; of the others counts what they do. People are known
    /// by their name and by their id.
    /// </summary>
    public static IncidentRoles Of(Schedule schedule) =>
        new(schedule.Policy.People.SelectMany(p => new[] { p.Name, p.Id }), (name, at) => RoleIn(schedule, name, at));

    /// <summary>What somebody was at a moment.</summary>
    public string RoleOf(string name, DateTimeOffset at) => role(name, at) ?? Responder;

    /// <summary>A sentence with roles in the place of names.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="also">One more name, of whoever did what it says.</param>
    /// <param name="at">When that was.</param>
    public string Tell(string sentence, string? also, DateTimeOffset at)
    {
        foreach (var name in also is { Length: > 0 } ? _people.Insert(0, also) : _people)
        {
            sentence = Regex.Replace(
                sentence,
                $@"(?<!\w){Regex.Escape(name)}(?!\w)",
                _ => RoleOf(name, at),
                RegexOptions.CultureInvariant
            );
        }

        return sentence;
    }

    private static string? RoleIn(Schedule schedule, string name, DateTimeOffset at)
    {
        if (schedule.Policy.People.FirstOrDefault(p => p.Name == name || p.Id == name) is not { } person)
            return null;
        var rotation = schedule.Policy.Rotations.FirstOrDefault(r => schedule.Of(r.Name, at).Person?.Id == person.Id);
        return rotation is null ? $"the {person.Role}" : $"the {rotation.Name} on call";
    }
}
