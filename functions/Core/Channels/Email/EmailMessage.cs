using System.Text;
using RoleFerry.Core.Announcements;
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

    /// <summary>Characters of the column of names.</summary>
    private const int NameWidth = 20;

    /// <summary>The mail about an incident as it stands now.</summary>
    public static EmailMessage Of(OutgoingMessage message, MessageContext context) =>
        Of(Brief.Of(message, context), message.Incident.Id, context);

    private static EmailMessage Of(Brief brief, string id, MessageContext context) =>
        new(SubjectOf(brief, id), BodyOf(brief, id, context));

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
    private static string SubjectOf(Brief brief, string incidentId)
    {
        var id = Ascii($" ({incidentId})");
        var headline = Ascii(brief.Headline);
        return Cut(headline, Math.Max(0, MaxSubjectLength - id.Length)) + id;
    }

    private static string Cut(string text, int room) =>
        text.Length <= room ? text : $"{text[..Math.Max(0, room - 3)]}...";

    private static string Ascii(string text)
    {
        var ascii = new StringBuilder(text.Length);
        foreach (var rune in text.Replace("…", "...", StringComparison.Ordinal).EnumerateRunes())
            ascii.Append(rune.Value is >= ' ' and <= '~' ? (char)rune.Value : '?');
        return ascii.ToString();
    }

    private static string BodyOf(Brief brief, string incidentId, MessageContext context)
    {
        var body = new StringBuilder();
        AppendParagraph(body, brief.Headline);
        AppendParagraph(body, brief.Story);
        AppendRows(body, brief.Rows);
        if (brief.FirstSteps.Length > 0)
            AppendParagraph(body, $"First steps:\n{brief.FirstSteps}");
        AppendRows(body, [.. Links(brief), new("Incident", incidentId)]);
        AppendParagraph(body, $"Why you get this mail: {brief.Why}");
        AppendRows(body, brief.Details);
        body.Append("Sent by ").Append(context.ProductName).Append(".\n");
        return body.ToString();
    }

    private static IEnumerable<BriefRow> Links(Brief brief)
    {
        if (brief.Runbook is { } runbook)
            yield return new BriefRow("Runbook", runbook.AbsoluteUri);
        if (brief.Console is { } console)
            yield return new BriefRow(brief.ConsoleName, console.AbsoluteUri);
    }

    private static void AppendRows(StringBuilder body, IEnumerable<BriefRow> rows)
    {
        var all = rows.ToArray();
        foreach (var (name, value) in all)
            body.Append($"{name + ":", -NameWidth}").Append(Cut(value.Plain)).Append('\n');
        if (all.Length > 0)
            body.Append('\n');
    }

    private static string Cut(string text) => PlainText.Shorten(PlainText.Lines(text), MaxTextLength);

    private static void AppendParagraph(StringBuilder body, string text)
    {
        if (!string.IsNullOrWhiteSpace(text))
            body.Append(Cut(text)).Append("\n\n");
    }
}
