using RoleFerry.Core.Announcements;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Channels.Teams;

/// <summary>
/// An announcement for a webhook of Teams' Workflows, never larger than <see cref="TeamsLimits.MaxBytes"/>: parts that
/// do not fit are left out, and that is said. Teams does not know Slack's ids: nobody is called by name.
/// </summary>
public static class TeamsAnnouncement
{
    /// <summary>Characters of each part; a part alone, at six bytes a UTF-16 unit, fits into a message.</summary>
    private const int TextLimit = 3_000;

    /// <summary>The message as UTF-8 JSON.</summary>
    public static ReadOnlyMemory<byte> Write(Announcement announcement)
    {
        var card = Write(announcement, announcement.Parts.Length);
        if (card.Length <= TeamsLimits.MaxBytes)
            return card;
        var (fits, tooMany) = (0, announcement.Parts.Length);
        while (tooMany - fits > 1)
        {
            var middle = (fits + tooMany) / 2;
            (fits, tooMany) =
                Write(announcement, middle).Length <= TeamsLimits.MaxBytes ? (middle, tooMany) : (fits, middle);
        }

        return Write(announcement, fits);
    }

    private static ReadOnlyMemory<byte> Write(Announcement announcement, int shown)
    {
        var title = PlainText.Shorten(PlainText.OneLine(announcement.Title), MaxTitle);
        return TeamsCard.Write(
            title,
            TextLimit,
            card =>
            {
                card.Headline("emphasis", title, "");
                foreach (var part in announcement.Parts.Take(shown))
                    WritePart(card, part);
                if (shown < announcement.Parts.Length)
                    card.SmallPrint($"{announcement.Parts.Length - shown} more parts are too long for a message.");
            },
            _ => { }
        );
    }

    private const int MaxTitle = 300;

    private static void WritePart(TeamsCard card, AnnouncementPart part)
    {
        switch (part)
        {
            case AnnouncementPart.Paragraph paragraph:
                card.Text(paragraph.Text);
                break;
            case AnnouncementPart.Preformatted preformatted:
                card.Preformatted(preformatted.Text);
                break;
            case AnnouncementPart.Picture picture:
                card.Picture(picture.Link, picture.Alt);
                break;
        }
    }
}
