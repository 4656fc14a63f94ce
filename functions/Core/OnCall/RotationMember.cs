using NodaTime;

namespace RoleFerry.Core.OnCall;

/// <summary>Somebody's place in a rotation. They take the weeks that lie wholly within their time.</summary>
/// <param name="Person">Their id.</param>
/// <param name="From">The first day on which they can be on call; null: from the start.</param>
/// <param name="Until">The last day; null: for good.</param>
public sealed record RotationMember(string Person, LocalDate? From = null, LocalDate? Until = null)
{
    /// <summary>Whether they can take the week that begins on this Monday.</summary>
    public bool Takes(LocalDate monday) => !(From > monday) && !(Until < monday.PlusDays(6));
}
