using System.Text.Json;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Channels.Slack;

/// <summary>
/// A message without its blocks, for when Slack does not take them: the words of the blocks as its text.
/// https://docs.slack.dev/reference/methods/chat.postMessage/#errors
/// </summary>
public static class SlackPlainText
{
    /// <summary>
    /// Characters that Slack asks for at most. https://docs.slack.dev/changelog/2018-truncating-really-long-messages
    /// </summary>
    private const int MaxLength = 4_000;

    /// <summary>The same message as text.</summary>
    /// <param name="body">A message as <see cref="SlackMessage"/> writes it.</param>
    public static ReadOnlyMemory<byte> Of(ReadOnlyMemory<byte> body)
    {
        using var message = JsonDocument.Parse(body);
        return SlackBlocks.Write(json =>
        {
            foreach (var member in message.RootElement.EnumerateObject())
            {
                if (member.NameEquals("blocks"))
                    WriteBlocks(json, message.RootElement);
                else if (member.NameEquals("text"))
                    json.WriteString("text", Text(message.RootElement));
                else
                    member.WriteTo(json);
            }
        });
    }

    /// <summary>An edit without blocks would keep the old ones.</summary>
    private static void WriteBlocks(Utf8JsonWriter json, JsonElement message)
    {
        if (!message.TryGetProperty("ts", out _))
            return;
        json.WriteStartArray("blocks");
        json.WriteEndArray();
    }

    private static string Text(JsonElement message)
    {
        var headline = message.GetProperty("text").GetString()!;
        var words = message.TryGetProperty("blocks", out var blocks) ? blocks.EnumerateArray().SelectMany(Words) : [];
        return PlainText.Shorten(
            string.Join('\n', words.Prepend(headline).Distinct(StringComparer.Ordinal)),
            MaxLength
        );
    }

    /// <summary>
    /// The texts within an element; what came from outside is escaped, for here it is read as markup.
    /// </summary>
    private static IEnumerable<string> Words(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Array:
                return element.EnumerateArray().SelectMany(Words);
            case JsonValueKind.Object when element.TryGetProperty("type", out var type) && type.ValueEquals("button"):
                return [];
            case JsonValueKind.Object when IsText(element, out var text, out var isMarkup):
                return [isMarkup ? text : SlackText.Escape(text, MaxLength)];
            case JsonValueKind.Object:
                return element.EnumerateObject().SelectMany(member => Words(member.Value));
            default:
                return [];
        }
    }

    private static bool IsText(JsonElement element, out string text, out bool isMarkup)
    {
        text = "";
        isMarkup = false;
        if (
            !element.TryGetProperty("type", out var type)
            || !element.TryGetProperty("text", out var value)
            || value.ValueKind != JsonValueKind.String
        )
            return false;
        text = value.GetString()!;
        isMarkup = type.ValueEquals("mrkdwn");
        return isMarkup || type.ValueEquals("plain_text");
    }
}
