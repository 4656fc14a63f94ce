using System.Collections.Immutable;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Incidents.PostMortems;

/// <summary>
/// What is to be learnt from an incident. It exists from the incident's end on; its text is made of the timeline
/// whenever somebody reads it, until somebody saves one.
/// </summary>
public sealed record PostMortem
{
    /// <summary>From the incident's end on, the time for publishing it.</summary>
    public static readonly TimeSpan DueAfter = TimeSpan.FromHours(48);

    /// <summary>From the incident's end on, when it is reminded of. It is once more when it is due.</summary>
    public static readonly TimeSpan RemindAfter = TimeSpan.FromHours(24);

    /// <summary>Whose.</summary>
    public required string IncidentId { get; init; }

    /// <summary>The incident's title.</summary>
    public required string Title { get; init; }

    /// <summary>The incident's severity at its end.</summary>
    public required Severity Severity { get; init; }

    /// <summary>The incident's service; empty where unknown.</summary>
    public required string Service { get; init; }

    /// <summary>When the incident was over. An incident that comes back moves it, and with it what is due.</summary>
    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>Counts what people saved; 0 as long as nobody did.</summary>
    public int Version { get; init; }

    /// <summary>Markdown, as somebody saved it last; null as long as nobody did.</summary>
    public string? Text { get; init; }

    /// <summary>When it was saved last.</summary>
    public DateTimeOffset? SavedAt { get; init; }

    /// <summary>When it was published.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>
    /// Of which end of the incident it was published. An incident that comes back after that makes a draft of it
    /// again.
    /// </summary>
    public DateTimeOffset? PublishedFor { get; init; }

    /// <summary>When it has to be published.</summary>
    public DateTimeOffset DueBy => EndedAt + DueAfter;

    /// <summary>Whether it is.</summary>
    public bool IsPublished => PublishedFor == EndedAt;

    /// <summary>What it says is to be done.</summary>
    public ImmutableArray<ActionItem> Actions => Text is null ? [] : ActionItem.Read(Text);

    /// <summary>Whether nothing is left to do: published, and each action item done.</summary>
    public bool IsFinished => IsPublished && Actions.All(a => a.IsDone);

    /// <summary>Where it stands.</summary>
    public PostMortemState StateAt(DateTimeOffset now) =>
        IsPublished ? PostMortemState.Published
        : now >= DueBy ? PostMortemState.Overdue
        : PostMortemState.Draft;

    /// <summary>Whether an incident asks for one: it is over and was P2 or worse.</summary>
    public static bool IsCalledFor(Incident incident) => incident is { IsOpen: false, Severity: <= Severity.P2 };

    /// <summary>An incident's, as it is when nobody has written anything.</summary>
    /// <param name="incident">It is over.</param>
    public static PostMortem Of(Incident incident) =>
        new()
        {
            IncidentId = incident.Id,
            Title = incident.Title,
            Severity = incident.Severity,
            Service = incident.Service,
            EndedAt = incident.ResolvedAt
                ?? throw new ArgumentException($"{incident.Id} is not resolved.", nameof(incident)),
        };

    /// <summary>With a text that somebody saved.</summary>
    public PostMortem Saved(string text, DateTimeOffset now) =>
        this with
        {
            Text = text,
            SavedAt = now,
            Version = Version + 1,
        };

    /// <summary>With the text that it is published with.</summary>
    public PostMortem Published(string text, DateTimeOffset now) =>
        Saved(text, now) with
        {
            PublishedAt = now,
            PublishedFor = EndedAt,
        };
}
