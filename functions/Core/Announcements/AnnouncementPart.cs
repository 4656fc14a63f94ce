namespace RoleFerry.Core.Announcements;

/// <summary>
/// A part of an <see cref="Announcement"/>. Texts are plain: nothing in them becomes a link, a mention or a format.
/// </summary>
public abstract record AnnouncementPart
{
    private AnnouncementPart() { }

    /// <summary>Running text; newlines stay.</summary>
    public sealed record Paragraph(string Text) : AnnouncementPart;

    /// <summary>Text in a fixed width: a table, a sparkline.</summary>
    public sealed record Preformatted(string Text) : AnnouncementPart;

    /// <summary>A picture, and what it shows in words.</summary>
    public sealed record Picture(Uri Link, string Alt) : AnnouncementPart;
}
