using System.Globalization;
using RoleFerry.Core.Announcements;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Channels;

/// <summary>Many incidents in one message to a channel: counts first, then each by name, the worst first.</summary>
public static class StormDigest
{
    /// <summary>Incidents that one digest names.</summary>
    public const int Most = 20;

    /// <summary>Incidents to a message part, so that none is too long for Slack.</summary>
    private const int ToAPart = 10;

    private const int MaxTitle = 150;

    /// <summary>The message.</summary>
    /// <param name="channel">The channel's name in the policy.</param>
    /// <param name="told">
    /// Each incident as it stands, and why the channel is told of it; <see cref="Most"/> at most.
    /// </param>
    public static Announcement Of(string channel, IReadOnlyList<(Incident Incident, Notification Notification)> told)
    {
        var sorted = told.OrderBy(t => t.Incident.Severity)
            .ThenBy(t => t.Incident.BeganAt)
            .ThenBy(t => t.Incident.Id, StringComparer.Ordinal)
            .ToArray();
        var counts = string.Join(
            ", ",
            sorted
                .CountBy(t => t.Incident.Severity)
                .Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Value} {c.Key}"))
        );
        return new Announcement
        {
            Id = $"digest#{sorted[0].Incident.Id}#{sorted[0].Notification.Id}",
            Channel = channel,
            Title = string.Create(CultureInfo.InvariantCulture, $"{sorted.Length} incidents: {counts}"),
            Parts =
            [
                .. sorted
                    .Chunk(ToAPart)
                    .Select(part => new AnnouncementPart.Paragraph(
                        string.Join('\n', part.Select(t => Line(t.Incident)))
                    )),
            ],
        };
    }

    /// <summary>An incident on one line.</summary>
    /// <param name="incident">The incident.</param>
    /// <param name="prefix">What the names of the deployment's alarms begin with; empty where with nothing.</param>
    internal static string Line(Incident incident, string prefix = "") =>
        $"{incident.Severity} {incident.Id} {Short(AlarmTitle.Of(incident, prefix))}, since "
        + $"{Words.Time(incident.BeganAt)}";

    private static string Short(string title) => title.Length > MaxTitle ? title[..MaxTitle] + "…" : title;
}
