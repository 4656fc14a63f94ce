using System.Buffers;
using System.Globalization;
using System.Text.Json;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Channels.Teams;

/// <summary>
/// Writes an Adaptive Card, as Teams shows it, into the message that a workflow's webhook takes. Text from outside
/// stands in text runs only, which know no Markdown; text blocks, which do, hold our own words.
/// https://learn.microsoft.com/en-us/adaptive-cards/schema-explorer/text-run
/// </summary>
internal sealed class TeamsCard
{
    /// <summary>
    /// Newer versions are not shown everywhere that Teams runs.
    /// https://learn.microsoft.com/en-us/microsoftteams/platform/task-modules-and-cards/cards/cards-reference
    /// </summary>
    private const string Version = "1.4";

    private readonly Utf8JsonWriter _json;
    private readonly int _textLimit;

    private TeamsCard(Utf8JsonWriter json, int textLimit) => (_json, _textLimit) = (json, textLimit);

    /// <summary>A message with one card.</summary>
    /// <param name="fallback">What stands for the card where none can be shown.</param>
    /// <param name="textLimit">Characters that are kept of each text.</param>
    /// <param name="body">Writes what it shows.</param>
    /// <param name="actions">Writes its buttons.</param>
    public static ReadOnlyMemory<byte> Write(
        string fallback,
        int textLimit,
        Action<TeamsCard> body,
        Action<TeamsCard> actions
    )
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, MessageJson.Options);
        var card = new TeamsCard(json, textLimit);
        json.WriteStartObject();
        json.WriteString("type", "message");
        json.WriteStartArray("attachments");
        json.WriteStartObject();
        json.WriteString("contentType", "application/vnd.microsoft.card.adaptive");
        json.WriteStartObject("content");
        json.WriteString("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
        json.WriteString("type", "AdaptiveCard");
        json.WriteString("version", Version);
        json.WriteString("fallbackText", card.Short(fallback));
        json.WriteStartObject("msteams");
        json.WriteString("width", "Full");
        json.WriteEndObject();
        json.WriteStartArray("body");
        body(card);
        json.WriteEndArray();
        json.WriteStartArray("actions");
        actions(card);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>The card's first lines, on a ground whose colour says how bad it is.</summary>
    public void Headline(string style, string headline, string below)
    {
        _json.WriteStartObject();
        _json.WriteString("type", "Container");
        _json.WriteString("style", style);
        _json.WriteBoolean("bleed", true);
        _json.WriteStartArray("items");
        RichText(headline, ("size", "Large"), ("weight", "Bolder"));
        Text(below);
        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    /// <summary>A paragraph; nothing where there is not a text.</summary>
    public void Text(string text)
    {
        if (!string.IsNullOrWhiteSpace(text))
            RichText(text);
    }

    /// <summary>A paragraph in small print; nothing where there is not a text.</summary>
    public void SmallPrint(string text)
    {
        if (!string.IsNullOrWhiteSpace(text))
            RichText(text, ("size", "Small"));
    }

    /// <summary>Text in a fixed width; nothing where there is none.</summary>
    public void Preformatted(string text)
    {
        if (!string.IsNullOrWhiteSpace(text))
            RichText(text, ("fontType", "Monospace"));
    }

    /// <summary>Names left, values right.</summary>
    public void Facts(IEnumerable<BriefRow> facts)
    {
        foreach (var (name, value) in facts)
        {
            _json.WriteStartObject();
            _json.WriteString("type", "ColumnSet");
            _json.WriteString("spacing", "Small");
            _json.WriteStartArray("columns");
            Column("130px", () => OurOwnWords(name, isBold: true));
            Column("stretch", () => Value(value));
            _json.WriteEndArray();
            _json.WriteEndObject();
        }
    }

    /// <summary>Names left, values right, hidden until <see cref="Unfold"/> shows them.</summary>
    public void Folded(string id, IEnumerable<BriefRow> facts)
    {
        _json.WriteStartObject();
        _json.WriteString("type", "Container");
        _json.WriteString("id", id);
        _json.WriteBoolean("isVisible", false);
        _json.WriteStartArray("items");
        Facts(facts);
        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    /// <summary>
    /// A button that shows what is folded, and hides it again.
    /// https://learn.microsoft.com/en-us/adaptive-cards/schema-explorer/action-toggle-visibility
    /// </summary>
    public void Unfold(string title, string id)
    {
        _json.WriteStartObject();
        _json.WriteString("type", "Action.ToggleVisibility");
        _json.WriteString("title", title);
        _json.WriteStartArray("targetElements");
        _json.WriteStringValue(id);
        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    /// <summary>A picture that Teams fetches itself; its words where its link is too long.</summary>
    public void Picture(Uri link, string alt)
    {
        if (link.AbsoluteUri.Length > TeamsLimits.MaxLinkLength)
        {
            Text(alt);
            return;
        }

        _json.WriteStartObject();
        _json.WriteString("type", "Image");
        _json.WriteString("url", link.AbsoluteUri);
        _json.WriteString("altText", Short(PlainText.OneLine(alt)));
        _json.WriteEndObject();
    }

    /// <summary>A button that opens a link; nothing where there is none, or too long a one.</summary>
    public void Button(string title, Uri? link, bool isMain = false)
    {
        if (link is null || link.AbsoluteUri.Length > TeamsLimits.MaxLinkLength)
            return;
        _json.WriteStartObject();
        _json.WriteString("type", "Action.OpenUrl");
        _json.WriteString("title", title);
        _json.WriteString("url", link.AbsoluteUri);
        if (isMain)
            _json.WriteString("style", "positive");
        _json.WriteEndObject();
    }

    private void Column(string width, Action writeItem)
    {
        _json.WriteStartObject();
        _json.WriteString("type", "Column");
        _json.WriteString("width", width);
        _json.WriteStartArray("items");
        writeItem();
        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    private void Value(TimedText value)
    {
        if (value.IsTimed)
            OurOwnWords(value.With(InReadersZone), isBold: false);
        else
            RichText(value.Text);
    }

    /// <summary>
    /// A moment in the reader's zone and language. Text blocks only know it, and only without fractions of a second.
    /// https://learn.microsoft.com/en-us/adaptive-cards/authoring-cards/text-features#datetime-formatting-and-localization
    /// </summary>
    private static string InReadersZone(DateTimeOffset moment)
    {
        var utc = moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return $"{{{{DATE({utc},SHORT)}}}} {{{{TIME({utc})}}}}";
    }

    private void OurOwnWords(string text, bool isBold)
    {
        _json.WriteStartObject();
        _json.WriteString("type", "TextBlock");
        _json.WriteString("text", text);
        if (isBold)
            _json.WriteString("weight", "Bolder");
        _json.WriteBoolean("wrap", true);
        _json.WriteEndObject();
    }

    private void RichText(string text, params ReadOnlySpan<(string Name, string Value)> how)
    {
        _json.WriteStartObject();
        _json.WriteString("type", "RichTextBlock");
        _json.WriteStartArray("inlines");
        _json.WriteStartObject();
        _json.WriteString("type", "TextRun");
        _json.WriteString("text", Short(PlainText.Lines(text)));
        foreach (var (name, value) in how)
            _json.WriteString(name, value);
        _json.WriteEndObject();
        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    private string Short(string text) => PlainText.Shorten(text, _textLimit);
}
