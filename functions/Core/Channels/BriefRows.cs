using System.Collections.Immutable;
using System.Globalization;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Channels;

/// <summary>The rows of a <see cref="Brief"/>: names left, values right, those without a value left out.</summary>
internal static class BriefRows
{
    private static readonly ImmutableHashSet<string> ShownTags =
    [
        "severity",
        "service",
        "runbook",
        ErrorTags.Exception,
        ErrorTags.Frame,
        ErrorTags.Version,
        ErrorTags.FirstSeen,
    ];

    /// <summary>How bad, whose, what it means, since when, who has it, and what follows if nobody does.</summary>
    /// <param name="message">What has to be said.</param>
    /// <param name="context">The deployment's part of it.</param>
    /// <param name="hasRunbookLink">Whether the message links to the runbook: then it is not named.</param>
    public static ImmutableArray<BriefRow> Of(OutgoingMessage message, MessageContext context, bool hasRunbookLink)
    {
        var incident = message.Incident;
        // What is edited may be read long after it was written, and what is late is no page any more.
        var isSnapshot = message.Notification.Kind == NotificationKind.Page && !message.Channel.Kind.EditsInPlace;
        return Said([
            new("Severity", IncidentText.Severity(incident.Severity)),
            new("Service", PlainText.OneLine(incident.Service)),
            new("For users", incident.IsOpen ? Meaning(incident, context) : ""),
            new(incident.IsOpen ? "Since" : "Lasted", IncidentText.Since(incident, isSnapshot ? message.SentAt : null)),
            new("More alarms", More(incident)),
            .. InCode(incident.Signal),
            .. People(incident, message.SentAt),
            new("Runbook", hasRunbookLink ? "" : RunbookLink.Named(incident.Runbook, context.Runbooks)),
        ]);
    }

    /// <summary>Where it is, what else is written of it, and how its source said it.</summary>
    /// <param name="incident">The incident.</param>
    /// <param name="prefix">What the message leaves out of the alarm's name; empty where nothing.</param>
    /// <param name="told">What the message says of it already.</param>
    /// <param name="description">What a person wrote of it.</param>
    public static ImmutableArray<BriefRow> Details(
        Incident incident,
        string prefix,
        string[] told,
        AlarmDescription description
    )
    {
        var signal = incident.Signal;
        var name = AlarmTitle.Unmasked(PlainText.OneLine(incident.Title));
        string[] notes = [told.Contains(description.Sentence) ? "" : description.Sentence, description.Rest];
        return Said([
            new("Alarm", AlarmTitle.Short(incident.Title, prefix).Length < name.Length ? name : ""),
            new("Where", Where(signal)),
            new("Notes", string.Join('\n', notes.Where(note => note.Length > 0))),
            new("Reason", told.Contains(incident.Summary) ? "" : incident.Summary),
            new("Tags", Tags(signal)),
        ]);
    }

    /// <summary>What is known of an error of a log, where <see cref="ErrorTags"/> say it.</summary>
    private static ImmutableArray<BriefRow> InCode(Signal signal)
    {
        if (signal.Key.Source != SignalSource.Logs)
            return [];
        return
        [
            new("Exception", Tag(ErrorTags.Exception)),
            new("In code", Tag(ErrorTags.Frame)),
            new("Version", Tag(ErrorTags.Version)),
            new("First seen", ErrorTags.FirstSeenOf(signal) is { } first ? TimedText.At("{0}", first) : ""),
        ];

        string Tag(string name) => PlainText.OneLine(signal.Tags.GetValueOrDefault(name, ""));
    }

    private static ImmutableArray<BriefRow> People(Incident incident, DateTimeOffset? sentAt)
    {
        var who = PlainText.OneLine(incident.AcknowledgedBy);
        return
        [
            new(
                "Who has it",
                incident.Status switch
                {
                    IncidentStatus.Open => "Nobody yet",
                    IncidentStatus.Acknowledged => who,
                    _ => "",
                }
            ),
            new("Acknowledged", IncidentText.Acknowledged(incident)),
            new("Owner", PlainText.OneLine(incident.Owner)),
            new("If you do nothing", incident.IsOpen ? Otherwise(incident, sentAt) : ""),
            new(
                "Muted until",
                incident is { IsOpen: true, MutedUntil: { } until }
                    ? TimedText.At("{0}, unless it gets worse", until)
                    : ""
            ),
            new("Resolved by", incident.IsOpen ? "" : ResolvedBy(incident)),
        ];
    }

    private static TimedText Otherwise(Incident incident, DateTimeOffset? sentAt) =>
        incident switch
        {
            { OwesAnAnswer: true } => "Others are notified, unless somebody says that they are still on it",
            { Status: IncidentStatus.Acknowledged, ResolveBy: { } by } => TimedText.At(
                "It stays with whoever acknowledged it; it is due to be resolved by {0}",
                by
            ),
            { Status: IncidentStatus.Acknowledged } => "It stays with whoever acknowledged it",
            { AcknowledgeBy: { } by } when !(by <= sentAt) => TimedText.At("The next level is notified at {0}", by),
            _ => "It is escalated or repeated until somebody acknowledges it",
        };

    private static string ResolvedBy(Incident incident) =>
        PlainText.OneLine(incident.ResolvedBy) is { Length: > 0 } who ? who : "Nobody: its alarms recovered";

    private static string Meaning(Incident incident, MessageContext context) =>
        context.Steps is { } steps ? steps.Value.MeaningOf(incident.Runbook) : "";

    private static string More(Incident incident) =>
        incident.Joined == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{incident.Joined} joined it");

    /// <summary><c>eu-west-1, account 123456789012, AWS/RDS, DBInstanceIdentifier = orders-db</c></summary>
    private static string Where(Signal signal)
    {
        string[] parts =
        [
            signal.Region,
            signal.Account.Length == 0 ? "" : $"account {signal.Account}",
            signal.Measurement?.Namespace ?? "",
            .. signal.Measurement?.Dimensions.Select(d => $"{d.Key} = {d.Value}") ?? [],
        ];
        return PlainText.OneLine(string.Join(", ", parts.Where(part => part.Length > 0)));
    }

    /// <summary>Those that no row shows.</summary>
    private static string Tags(Signal signal) =>
        PlainText.OneLine(
            string.Join(
                ", ",
                signal
                    .Tags.Where(tag => !ShownTags.Contains(tag.Key) && !IsLinked(tag.Key, tag.Value))
                    .Select(tag => $"{tag.Key}={tag.Value}")
            )
        );

    private static bool IsLinked(string tag, string value) =>
        tag == ConsoleLink.Tag && ConsoleLink.Given(value) is not null;

    private static ImmutableArray<BriefRow> Said(ImmutableArray<BriefRow> rows) =>
        [.. rows.Where(row => !row.Value.IsEmpty)];
}
