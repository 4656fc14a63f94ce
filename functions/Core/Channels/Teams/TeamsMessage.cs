using RoleFerry.Core.Incidents;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Channels.Teams;

/// <summary>
/// A message about an incident for a webhook of Teams' Workflows: a card that shows all for a page, what changed for
/// news. Never larger than <see cref="TeamsLimits.MaxBytes"/>: texts are cut first, and the severity, the headline
/// and the incident's id always stand.
/// </summary>
public static class TeamsMessage
{
    /// <summary>Characters of each text, tried in turn until the message fits. It always fits with the last.</summary>
    private static readonly int[] TextLimits = [3_000, 1_000, 300, 100];

    /// <summary>The message as UTF-8 JSON.</summary>
    /// <param name="message">What to say.</param>
    /// <param name="context">The deployment's part of it.</param>
    /// <param name="acknowledge">
    /// Where the reader says that somebody looks at it; null where nobody can. A secret: so is the message.
    /// </param>
    public static ReadOnlyMemory<byte> Write(OutgoingMessage message, MessageContext context, Uri? acknowledge)
    {
        var card = ReadOnlyMemory<byte>.Empty;
        foreach (var limit in TextLimits)
        {
            card = Write(message, context, acknowledge, limit);
            if (card.Length <= TeamsLimits.MaxBytes)
                break;
        }

        return card;
    }

    /// <summary>The id of what a button unfolds.</summary>
    private const string Details = "details";

    /// <summary>The least text that may be cut: a headline keeps that much, whatever it says.</summary>
    internal static int LeastTextLimit => TextLimits[^1];

    private static ReadOnlyMemory<byte> Write(
        OutgoingMessage message,
        MessageContext context,
        Uri? acknowledge,
        int textLimit
    )
    {
        var incident = message.Incident;
        var brief = Brief.Of(message, context);
        var headline = $"{brief.Lamp} {brief.Headline}";
        var isPage = message.Notification.Kind == NotificationKind.Page;
        var isFolded = isPage && !brief.Details.IsEmpty;
        return TeamsCard.Write(
            $"{incident.Id}, {headline}",
            textLimit,
            card =>
            {
                card.Headline(StyleOf(incident), headline, brief.Story);
                if (isPage)
                    WritePage(card, message, brief, context);
                else
                    WriteNews(card, brief);
                card.SmallPrint(incident.Id);
                if (isFolded)
                    card.Folded(Details, brief.Details);
            },
            card =>
            {
                if (incident.Status == IncidentStatus.Open || incident.OwesAnAnswer)
                    card.Button("Acknowledge", acknowledge, isMain: true);
                card.Button("Runbook", brief.Runbook);
                card.Button(brief.ConsoleName, brief.Console);
                if (isFolded)
                    card.Unfold("Details", Details);
            }
        );
    }

    private static void WritePage(TeamsCard card, OutgoingMessage message, Brief brief, MessageContext context)
    {
        if (message.Notification.Broadcast)
            card.Text("This replaces a page that could not be delivered another way.");
        card.Facts(brief.Rows);
        if (brief.FirstSteps.Length > 0)
            card.Text($"First steps:\n{brief.FirstSteps}");
        if (!message.Also.IsEmpty)
            card.Text(
                $"Also:\n{string.Join('\n', message.Also.Select(i => StormDigest.Line(i, context.AlarmPrefix)))}"
            );
        card.SmallPrint(brief.Why);
    }

    private static void WriteNews(TeamsCard card, Brief brief)
    {
        card.Text(brief.News);
        card.Facts(brief.Rows);
    }

    /// <summary>
    /// A container's style is a colour of the reader's theme.
    /// https://learn.microsoft.com/en-us/adaptive-cards/schema-explorer/container
    /// </summary>
    private static string StyleOf(Incident incident) =>
        incident switch
        {
            { Status: IncidentStatus.Resolved } => "good",
            { Status: IncidentStatus.Acknowledged } => "emphasis",
            { Severity: Severity.P0 or Severity.P1 } => "attention",
            { Severity: Severity.P2 } => "warning",
            _ => "accent",
        };
}
