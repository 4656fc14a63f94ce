using System.Buffers;
using System.Globalization;
using System.Text.Json;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Channels.Slack;

/// <summary>
/// What Slack's messages are made of. Text from outside stands in <c>plain_text</c> and preformatted elements only,
/// where nothing becomes a link, a mention or a format; <c>mrkdwn</c> holds our own words.
/// https://docs.slack.dev/reference/block-kit/blocks/
/// </summary>
internal static class SlackBlocks
{
    public const string EverybodyInChannel = "<!channel>";

    public static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> writeMembers)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, MessageJson.Options);
        json.WriteStartObject();
        writeMembers(json);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>The message's text, which notifications show.</summary>
    public static void WriteText(Utf8JsonWriter json, string text, bool broadcast)
    {
        var escaped = SlackText.Escape(text, SlackLimits.Text - EverybodyInChannel.Length - 1);
        json.WriteString("text", broadcast ? $"{EverybodyInChannel} {escaped}" : escaped);
        json.WriteString("parse", "none");
        json.WriteBoolean("link_names", false);
    }

    public static void WriteNoUnfurling(Utf8JsonWriter json)
    {
        json.WriteBoolean("unfurl_links", false);
        json.WriteBoolean("unfurl_media", false);
    }

    public static void WriteHeader(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject();
        json.WriteString("type", "header");
        json.WriteStartObject("text");
        WritePlain(json, text, SlackLimits.Header);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>A section; nothing where there is not a text.</summary>
    public static void WriteSection(Utf8JsonWriter json, string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return;

        json.WriteStartObject();
        json.WriteString("type", "section");
        json.WriteStartObject("text");
        WritePlain(json, text, SlackLimits.Section);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Small print; nothing where there is not a text.</summary>
    public static void WriteContext(Utf8JsonWriter json, string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return;

        json.WriteStartObject();
        json.WriteString("type", "context");
        json.WriteStartArray("elements");
        json.WriteStartObject();
        WritePlain(json, text, SlackLimits.SmallPrint);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>
    /// Text in a fixed width; nothing where there is none. A text element is shown as it is and needs no escaping.
    /// https://docs.slack.dev/reference/block-kit/blocks/rich-text-block/
    /// </summary>
    public static void WritePreformatted(Utf8JsonWriter json, string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return;

        WriteRichText(json, "rich_text_preformatted", () =>
            WriteElement(json, "text", "text", PlainText.Shorten(PlainText.Lines(text), SlackLimits.Preformatted))
        );
    }

    /// <summary>Calls people by their ids; nothing where there are none. What is no id is left out.</summary>
    public static void WriteMentions(Utf8JsonWriter json, IEnumerable<string> users)
    {
        string[] ids = [.. users.Where(IsUserId).Distinct(StringComparer.Ordinal)];
        if (ids.Length == 0)
            return;

        WriteRichText(json, "rich_text_section", () =>
        {
            for (var i = 0; i < ids.Length; i++)
            {
                if (i > 0)
                    WriteElement(json, "text", "text", " ");
                WriteElement(json, "user", "user_id", ids[i]);
            }
        });
    }

    /// <summary>
    /// A picture that Slack fetches itself. https://docs.slack.dev/reference/block-kit/blocks/image-block/
    /// </summary>
    public static void WriteImage(Utf8JsonWriter json, Uri link, string alt)
    {
        if (link.AbsoluteUri.Length > SlackLimits.ImageUrl)
            return;

        json.WriteStartObject();
        json.WriteString("type", "image");
        json.WriteString("image_url", link.AbsoluteUri);
        json.WriteString("alt_text", PlainText.Shorten(PlainText.OneLine(alt), SlackLimits.AltText));
        json.WriteEndObject();
    }

    public static void WritePlain(Utf8JsonWriter json, string text, int limit)
    {
        json.WriteString("type", "plain_text");
        json.WriteString("text", SlackText.Escape(text, limit));
        json.WriteBoolean("emoji", false);
    }

    public static void WriteMarkdown(Utf8JsonWriter json, string ourOwnWords)
    {
        json.WriteString("type", "mrkdwn");
        json.WriteString("text", ourOwnWords);
        json.WriteBoolean("verbatim", true);
    }

    /// <summary>
    /// A moment in the reader's zone, and in UTC where Slack cannot do that.
    /// https://docs.slack.dev/messaging/formatting-message-text/#date-formatting
    /// </summary>
    public static string InReadersZone(DateTimeOffset moment) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"<!date^{moment.ToUnixTimeSeconds()}^{{date_short_pretty}} {{time}}|{Words.Time(moment)}>"
        );

    /// <summary>Whether a text can be a person's id, as in <c>U024BE7LH</c> or <c>W012A3CDE</c>.</summary>
    public static bool IsUserId(string text) =>
        text is ['U' or 'W', .. { Length: > 1 and < 32 } rest]
        && rest.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c));

    private static void WriteRichText(Utf8JsonWriter json, string kind, Action writeElements)
    {
        json.WriteStartObject();
        json.WriteString("type", "rich_text");
        json.WriteStartArray("elements");
        json.WriteStartObject();
        json.WriteString("type", kind);
        json.WriteStartArray("elements");
        writeElements();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteElement(Utf8JsonWriter json, string type, string name, string value)
    {
        json.WriteStartObject();
        json.WriteString("type", type);
        json.WriteString(name, value);
        json.WriteEndObject();
    }
}
