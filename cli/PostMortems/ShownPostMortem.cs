using System.Collections.Immutable;
using RoleFerry.Core.Incidents.PostMortems;

namespace RoleFerry.Cli.PostMortems;

/// <summary>One post-mortem.</summary>
/// <param name="IncidentId">Whose.</param>
/// <param name="State">Where it stands.</param>
/// <param name="DueBy">When it has, or had, to be published.</param>
/// <param name="Version">Counts what people saved.</param>
/// <param name="PublishedAt">When it was published; null where it is not.</param>
/// <param name="Missing">What keeps it from being published.</param>
/// <param name="Actions">What it says is to be done.</param>
/// <param name="Text">Markdown.</param>
internal sealed record ShownPostMortem(
    string IncidentId,
    PostMortemState State,
    DateTimeOffset DueBy,
    int Version,
    DateTimeOffset? PublishedAt,
    ImmutableArray<string> Missing,
    ImmutableArray<ActionItem> Actions,
    string Text
)
{
    public static ShownPostMortem Of(PostMortem it, string text, DateTimeOffset now) =>
        new(
            it.IncidentId,
            it.StateAt(now),
            it.DueBy,
            it.Version,
            it.IsPublished ? it.PublishedAt : null,
            PostMortemCheck.Missing(text),
            ActionItem.Read(text),
            text
        );
}
