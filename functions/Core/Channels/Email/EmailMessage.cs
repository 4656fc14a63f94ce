using System.Text;
using RoleFerry.Core.Announcements;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Channels.Email;

/// <summary>A mail, as SNS takes it. https://docs.aws.amazon.com/sns/latest/api/API_Publish.html</summary>
/// <param name="Subject">Printable ASCII, at most <see cref="MaxSubjectLength"/> characters.</param>
/// <param name="Body">Plain text, at most <see cref="MaxBodyBytes"/> bytes as UTF-8.</param>
public sealed record EmailMessage(string Subject, string Body)
{
    /// <summary>
    /// SNS takes fewer than 100 characters. https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
    /// </summary>
    public const int MaxSubjectLength = 99;

    /// <summary>SNS takes 256 KiB. https://docs.aws.amazon.com/sns/latest/api/API_Publish.html</summary>
    public const int MaxBodyBytes = 262_144;

    /// <summary>
    /// Characters that are kept of each text from outside, as a signal's reader does. A dozen of them, at three bytes
    /// a UTF-16 unit, stay below <see cref="MaxBodyBytes"/>.
    /// </summary>
    private const int MaxTextLength = Signals.Signal.MaxTextLength;

    /// <summary>
    /// UTF-16 units of an announcement; at three bytes each they stay below <see cref="MaxBodyBytes"/>.
    /// </summary>
    private const int MaxAnnouncementLength = 80_000;

    /// <summary>The mail about an incident as it stands now.</summary>
    public static EmailMessage Of(OutgoingMessage message, MessageContext context) =>
        new(SubjectOf(message.Incident), BodyOf(message, context));

    /// <summary>The mail that carries an announcement.</summary>
    public static EmailMessage Of(Announcement announcement, MessageContext context)
    {
        var title = PlainText.OneLine(announcement.Title);
        var body = new StringBuilder();
        AppendParagraph(body, title);
        foreach (var part in announcement.Parts)
        {
            var text = part switch
            {
                AnnouncementPart.Paragraph paragraph => paragraph.Text,
                AnnouncementPart.Preformatted preformatted => preformatted.Text,
                AnnouncementPart.Picture picture => $"{picture.Alt}: {picture.Link.AbsoluteUri}",
                _ => "",
            };
            if (body.Length + text.Length > MaxAnnouncementLength)
            {
                body.Append("(The rest is too long for a mail.)\n\n");
                break;
            }

            body.Append(PlainText.Lines(text)).Append("\n\n");
        }

        body.Append("Sent by ").Append(context.ProductName).Append(".\n");
        return new EmailMessage(Cut(Ascii(title), MaxSubjectLength), body.ToString());
    }

    /// <summary>The headline, cut where the id would not fit behind it.</summary>
    private static string SubjectOf(Incident incident)
    {
        var id = Ascii($" ({incident.Id})");
        var headline = Ascii(IncidentText.Headline(incident));
        return Cut(headline, Math.Max(0, MaxSubjectLength - id.Length)) + id;
    }

    private static string Cut(string text, int room) =>
        text.Length <= room ? text : $"{text[..Math.Max(0, room - 3)]}...";

    private static string Ascii(string text)
    {
        var ascii = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            ascii.Append(rune.Value is >= ' ' and <= '~' ? (char)rune.Value : '?');
        return ascii.ToString();
    }

    private static string BodyOf(OutgoingMessage message, MessageContext context)
    {
        var incident = message.Incident;
        var signal = incident.Signal;
        var runbook = RunbookLink.For(incident.Runbook, context.Runbooks);
        var body = new StringBuilder();
        AppendParagraph(body, IncidentText.Headline(incident));
        AppendRow(body, "Severity", IncidentText.Severity(incident.Severity));
        AppendRow(body, "Since", IncidentText.Since(incident));
        AppendRow(body, "Measured", IncidentText.Measured(signal.Measurement));
        AppendRow(body, "Alarms", IncidentText.Alarms(incident));
        AppendRow(body, "Service", PlainText.OneLine(incident.Service));
        AppendRow(body, "Where", IncidentText.Where(signal));
        AppendRow(body, "Runbook", runbook?.AbsoluteUri ?? RunbookLink.Named(incident.Runbook, context.Runbooks));
        AppendRow(body, "Alarm", ConsoleLink.ForAlarm(signal.Key.Id)?.AbsoluteUri ?? "");
        AppendRow(body, "Incident", incident.Id);
        body.Append('\n');
        AppendParagraph(body, incident.Summary);
        AppendParagraph(body, signal.Description);
        AppendParagraph(body, IncidentText.FirstSteps(incident, context));
        AppendParagraph(body, $"Why you get this mail: {message.Notification.Reason.Text}");
        body.Append("Sent by ").Append(context.ProductName).Append(".\n");
        return body.ToString();
    }

    private static void AppendRow(StringBuilder body, string name, string value)
    {
        if (value.Length > 0)
            body.Append($"{name + ":", -10}").Append(PlainText.Shorten(value, MaxTextLength)).Append('\n');
    }

    private static void AppendParagraph(StringBuilder body, string text)
    {
        if (!string.IsNullOrWhiteSpace(text))
            body.Append(PlainText.Shorten(PlainText.Lines(text), MaxTextLength)).Append("\n\n");
    }
}
