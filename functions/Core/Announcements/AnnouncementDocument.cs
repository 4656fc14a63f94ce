using System.Buffers;
using System.Text;
using System.Text.Json;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Announcements;

/// <summary>An announcement as JSON: how it waits to be sent. What is written is read again without loss.</summary>
public static class AnnouncementDocument
{
    /// <summary>Writes it.</summary>
    public static string Write(Announcement announcement)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, MessageJson.Options);
        json.WriteStartObject();
        json.WriteString("id", announcement.Id);
        json.WriteString("channel", announcement.Channel);
        json.WriteString("title", announcement.Title);
        json.WriteStartArray("parts");
        foreach (var part in announcement.Parts)
            WritePart(json, part);
        json.WriteEndArray();
        json.WriteStartArray("mentions");
        foreach (var mention in announcement.Mentions)
            json.WriteStringValue(mention);
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="JsonException">It is not that.</exception>
    public static Announcement Read(string text)
    {
        using var document = JsonDocument.Parse(text);
        var json = document.RootElement;
        return new Announcement
        {
            Id = Text(json, "id"),
            Channel = Text(json, "channel"),
            Title = Text(json, "title"),
            Parts = [.. json.GetProperty("parts").EnumerateArray().Select(ReadPart)],
            Mentions = [.. json.GetProperty("mentions").EnumerateArray().Select(m => m.GetString() ?? "")],
        };
    }

    private static void WritePart(Utf8JsonWriter json, AnnouncementPart part)
    {
        json.WriteStartObject();
        switch (part)
        {
            case AnnouncementPart.Paragraph paragraph:
                json.WriteString("paragraph", paragraph.Text);
                break;
            case AnnouncementPart.Preformatted preformatted:
                json.WriteString("preformatted", preformatted.Text);
                break;
            case AnnouncementPart.Picture picture:
                json.WriteString("picture", picture.Link.AbsoluteUri);
                json.WriteString("alt", picture.Alt);
                break;
        }

        json.WriteEndObject();
    }

    private static AnnouncementPart ReadPart(JsonElement json)
    {
        if (json.TryGetProperty("paragraph", out var paragraph))
            return new AnnouncementPart.Paragraph(paragraph.GetString() ?? "");
        if (json.TryGetProperty("preformatted", out var preformatted))
            return new AnnouncementPart.Preformatted(preformatted.GetString() ?? "");
        return Uri.TryCreate(Text(json, "picture"), UriKind.Absolute, out var link)
            ? new AnnouncementPart.Picture(link, Text(json, "alt"))
            : throw new JsonException("A part of an announcement is neither text nor picture.");
    }

    private static string Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
}
