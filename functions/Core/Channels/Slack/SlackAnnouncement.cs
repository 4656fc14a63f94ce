using System.Text.Json;
using RoleFerry.Core.Announcements;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Channels.Slack;

/// <summary>An announcement for Slack, as UTF-8 JSON within Slack's limits.</summary>
public static class SlackAnnouncement
{
    /// <summary>
    /// Characters of all blocks together, as Slack's developers give it. What is beyond is left out, and said to be.
    /// https://github.com/slackapi/bolt-js/issues/2867
    /// </summary>
    private const int MaxCharacters = 11_000;

    /// <summary>Room for the title, the mentions and the word that something is missing.</summary>
    private const int OtherBlocks = 3;

    /// <summary>For <c>chat.postMessage</c>.</summary>
    /// <param name="announcement">What to say.</param>
    /// <param name="target">The channel, as Slack knows it.</param>
    public static ReadOnlyMemory<byte> Post(Announcement announcement, string target) =>
        SlackBlocks.Write(json =>
        {
            json.WriteString("channel", target);
            WriteMembers(json, announcement);
        });

    /// <summary>For an incoming webhook, which leads to one channel.</summary>
    public static ReadOnlyMemory<byte> Webhook(Announcement announcement) =>
        SlackBlocks.Write(json => WriteMembers(json, announcement));

    private static void WriteMembers(Utf8JsonWriter json, Announcement announcement)
    {
        var title = PlainText.OneLine(announcement.Title);
        SlackBlocks.WriteText(json, title, broadcast: false);
        json.WriteStartArray("blocks");
        SlackBlocks.WriteHeader(json, title);
        SlackBlocks.WriteMentions(json, announcement.Mentions);
        var left = MaxCharacters;
        var shown = 0;
        foreach (var part in announcement.Parts)
        {
            left -= Length(part);
            if (left < 0 || shown == SlackLimits.Blocks - OtherBlocks)
                break;
            WritePart(json, part);
            shown++;
        }

        if (shown < announcement.Parts.Length)
            SlackBlocks.WriteContext(
                json,
                $"{announcement.Parts.Length - shown} more parts are too long for a message."
            );
        json.WriteEndArray();
        SlackBlocks.WriteNoUnfurling(json);
    }

    private static void WritePart(Utf8JsonWriter json, AnnouncementPart part)
    {
        switch (part)
        {
            case AnnouncementPart.Paragraph paragraph:
                SlackBlocks.WriteSection(json, PlainText.Lines(paragraph.Text));
                break;
            case AnnouncementPart.Preformatted preformatted:
                SlackBlocks.WritePreformatted(json, preformatted.Text);
                break;
            case AnnouncementPart.Picture picture:
                SlackBlocks.WriteImage(json, picture.Link, picture.Alt);
                break;
        }
    }

    private static int Length(AnnouncementPart part) =>
        part switch
        {
            AnnouncementPart.Paragraph paragraph => Math.Min(paragraph.Text.Length, SlackLimits.Section),
            AnnouncementPart.Preformatted preformatted => Math.Min(preformatted.Text.Length, SlackLimits.Preformatted),
            _ => 0,
        };
}
