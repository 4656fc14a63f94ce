using System.Collections.Immutable;
using System.Globalization;
using RoleFerry.Core.Incidents.History;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Incidents.PostMortems;

/// <summary>
/// An incident's timeline as a post-mortem tells it: what happened and what was sent, with roles and times.
/// </summary>
internal static class TimelineText
{
    /// <summary>Lines of one draft. A timeline that is longer is read with <c>roleferry incidents show</c>.</summary>
    private const int MaxLines = 200;

    /// <summary>A list item for each thing that happened after a moment; null for all.</summary>
    public static string Of(IncidentRecord record, IncidentRoles cast, DateTimeOffset? after = null)
    {
        var lines = record
            .Timeline.Select(e => (e.At, What: Of(e, cast)))
            .Concat(record.Messages.Where(m => m.IsPage).Select(m => (At: m.DoneAt ?? m.CreatedAt, What: Of(m, cast))))
            .Where(line => after is null || line.At > after)
            .OrderBy(line => line.At)
            .ToImmutableArray();
        var shown = lines
            .Take(MaxLines)
            .Select(line => $"- {Words.Time(line.At)} ({Since(record, line.At)}): {line.What}");
        return string.Join(
            '\n',
            lines.Length > MaxLines
                ? shown.Append(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"- {lines.Length - MaxLines} more lines: roleferry incidents show {record.Incident.Id}"
                    )
                )
                : shown
        );
    }

    private static string Of(IncidentEvent e, IncidentRoles cast)
    {
        // An alarm's word and the clock's are nobody's.
        var who = e.Way is null || e.Way == CommandWay.Clock ? null : e.Who;
        return Plain(cast.Tell(e.What, who, e.At));
    }

    private static string Of(MessageRecord message, IncidentRoles cast) =>
        Plain(
            $"{message.Notification.Channel} was notified: "
                + $"{cast.Tell(message.Notification.Reason.Text, null, message.CreatedAt)}"
        );

    private static string Since(IncidentRecord record, DateTimeOffset at) =>
        $"+{Words.Duration(at - record.Incident.BeganAt)}";

    private static string Plain(string text) => MarkdownText.Plain(text);
}
