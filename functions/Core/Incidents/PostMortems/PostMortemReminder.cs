using System.Collections.Immutable;
using System.Globalization;
using RoleFerry.Core.Announcements;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Incidents.PostMortems;

/// <summary>What is to be said about a post-mortem that is not finished, and when to look again.</summary>
/// <param name="Announcement">What to say now; null for nothing.</param>
/// <param name="Next">When to look again; null where nothing is to come by itself.</param>
public sealed record PostMortemReminder(Announcement? Announcement, DateTimeOffset? Next)
{
    /// <summary>Decides it.</summary>
    /// <param name="it">The post-mortem.</param>
    /// <param name="incidentIsOpen">Whether the incident has come back: then its next end says when to remind.</param>
    /// <param name="channel">Where to say it; null where there is no place for it.</param>
    /// <param name="now">The clock.</param>
    public static PostMortemReminder At(PostMortem it, bool incidentIsOpen, string? channel, DateTimeOffset now)
    {
        if (incidentIsOpen)
            return new PostMortemReminder(null, null);
        var about = it.IsPublished ? Actions(it, now) : Draft(it, now);
        return new PostMortemReminder(
            channel is null || about is not var (id, title, text)
                ? null
                : new Announcement
                {
                    Id = $"postmortem#{it.IncidentId}#{id}",
                    Channel = channel,
                    Title = title,
                    Parts = [.. text.Select(t => new AnnouncementPart.Paragraph(t))],
                },
            NextOf(it, now)
        );
    }

    /// <summary>
    /// The first moment after <paramref name="now"/> at which there is something to say; null where there is none.
    /// </summary>
    public static DateTimeOffset? NextOf(PostMortem it, DateTimeOffset now)
    {
        var moments = it.IsPublished
            ? it.Actions.Select(a => a.LateFrom)
            : [it.EndedAt + PostMortem.RemindAfter, it.DueBy];
        return moments.Where(m => m > now).Min();
    }

    private static (string Id, string Title, string[] Text)? Draft(PostMortem it, DateTimeOffset now)
    {
        var end = it.EndedAt.ToUnixTimeMilliseconds();
        if (now >= it.DueBy)
        {
            return (
                string.Create(CultureInfo.InvariantCulture, $"{end}#due"),
                string.Create(CultureInfo.InvariantCulture, $"The post-mortem of {it.IncidentId} is overdue"),
                [
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{Headline(it)} was resolved {Words.Duration(now - it.EndedAt)} ago; its post-mortem was "
                            + $"due by {Words.Time(it.DueBy)}."
                    ),
                    HowTo(it),
                ]
            );
        }

        return now >= it.EndedAt + PostMortem.RemindAfter
            ? (
                string.Create(CultureInfo.InvariantCulture, $"{end}#half"),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The post-mortem of {it.IncidentId} is due in {Words.Duration(it.DueBy - now)}"
                ),
                [
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{Headline(it)} was resolved {Words.Duration(now - it.EndedAt)} ago; its post-mortem is "
                            + $"due by {Words.Time(it.DueBy)}."
                    ),
                    HowTo(it),
                ]
            )
            : null;
    }

    /// <summary>Items whose deadline passed, said once for each last deadline.</summary>
    private static (string Id, string Title, string[] Text)? Actions(PostMortem it, DateTimeOffset now)
    {
        ImmutableArray<ActionItem> late = [.. it.Actions.Where(a => a.LateFrom <= now)];
        if (late.IsEmpty)
            return null;
        var last = late.Max(a => a.Deadline)!.Value;
        return (
            last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{(late.Length == 1 ? "An action item" : $"{late.Length} action items")} of {it.IncidentId} "
                    + $"are overdue"
            ),
            [
                string.Create(CultureInfo.InvariantCulture, $"From the post-mortem of {Headline(it)}:"),
                string.Join(
                    '\n',
                    late.Select(a => string.Create(CultureInfo.InvariantCulture, $"{a.Number}. {a.What}"))
                ),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"roleferry postmortem {it.IncidentId} --done {late[0].Number}, or move the deadline with --edit."
                ),
            ]
        );
    }

    private static string Headline(PostMortem it) =>
        string.Create(CultureInfo.InvariantCulture, $"{it.Severity} {PlainText.OneLine(it.Title)}");

    private static string HowTo(PostMortem it) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"roleferry postmortem {it.IncidentId} --edit opens the draft, with its timeline filled in; "
                + $"--publish lists what is missing."
        );
}
