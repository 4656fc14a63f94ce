using System.Collections.Immutable;
using RoleFerry.Core.Incidents.PostMortems;
using RoleFerry.Core.Signals;

namespace RoleFerry.Cli.PostMortems;

/// <summary>A post-mortem that somebody has to do something about.</summary>
/// <param name="IncidentId">Whose.</param>
/// <param name="State">Where it stands.</param>
/// <param name="DueBy">When it has, or had, to be published.</param>
/// <param name="Severity">The incident's.</param>
/// <param name="Service">The incident's.</param>
/// <param name="Title">The incident's.</param>
/// <param name="ToDo">Action items that are not done; those of a draft do not count yet.</param>
internal sealed record ListedPostMortem(
    string IncidentId,
    PostMortemState State,
    DateTimeOffset DueBy,
    Severity Severity,
    string Service,
    string Title,
    ImmutableArray<ListedAction> ToDo
)
{
    /// <summary>Whether it, or something that it says is to be done, is past its time.</summary>
    public bool IsLate => State == PostMortemState.Overdue || ToDo.Any(a => a.IsLate);

    public static ListedPostMortem Of(PostMortem it, DateTimeOffset now) =>
        new(
            it.IncidentId,
            it.StateAt(now),
            it.DueBy,
            it.Severity,
            it.Service,
            it.Title,
            it.IsPublished
                ?
                [
                    .. it
                        .Actions.Where(a => !a.IsDone)
                        .Select(a => new ListedAction(a.Number, a.What, a.Owner, a.Deadline, a.LateFrom <= now)),
                ]
                : []
        );
}
