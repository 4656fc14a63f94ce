using System.Text.Json.Nodes;

namespace RoleFerry.Local.Receivers.Teams;

/// <summary>
/// What an <see href="https://learn.microsoft.com/en-us/adaptive-cards/schema-explorer/adaptive-card">Adaptive
/// Card</see> has to hold, as far as this system writes them.
/// </summary>
internal static class CardRules
{
    private static readonly HashSet<string> Styles = ["default", "emphasis", "good", "attention", "warning", "accent"];

    /// <summary>What is wrong with a message; empty where nothing is.</summary>
    public static IReadOnlyList<string> Check(JsonObject? message, out JsonObject? card)
    {
        var errors = new List<string>();
        card = null;
        if (Text(message, "type") != "message")
            errors.Add("type is not message");
        if (message?["attachments"] is not JsonArray { Count: > 0 } attachments)
        {
            errors.Add("attachments holds nothing");
            return errors;
        }

        if (Text(attachments[0], "contentType") != "application/vnd.microsoft.card.adaptive")
            errors.Add("contentType is not that of an Adaptive Card");
        card = (attachments[0] as JsonObject)?["content"] as JsonObject;
        if (Text(card, "type") != "AdaptiveCard")
            errors.Add("Property 'type' must be 'AdaptiveCard'");
        if (!Version.TryParse(Text(card, "version"), out var version) || version > new Version(1, 5))
            errors.Add("version is none that Teams shows");
        foreach (var element in Items(card, "body"))
            Element(element, errors);
        foreach (var action in Items(card, "actions"))
            if (Text(action, "type") != "Action.OpenUrl" || Text(action, "title").Length == 0 || !IsLink(action))
                errors.Add($"no such action: {action?.ToJsonString()}");
        return errors;
    }

    private static void Element(JsonNode? element, List<string> errors)
    {
        switch (Text(element, "type"))
        {
            case "TextBlock" when Text(element, "text").Length > 0:
            case "Image" when IsLink(element):
                break;
            case "RichTextBlock" when Items(element, "inlines") is { Count: > 0 } inlines:
                foreach (var run in inlines)
                    if (Text(run, "type") != "TextRun" || Text(run, "text").Length == 0)
                        errors.Add($"no text run: {run?.ToJsonString()}");
                break;
            case "Container" when Styles.Contains(Text(element, "style")):
            case "Column":
                foreach (var item in Items(element, "items"))
                    Element(item, errors);
                break;
            case "ColumnSet":
                foreach (var column in Items(element, "columns"))
                    Element(column, errors);
                break;
            default:
                errors.Add($"no such element: {element?.ToJsonString()}");
                break;
        }
    }

    private static JsonArray Items(JsonNode? node, string name) => node?[name] as JsonArray ?? [];

    private static string Text(JsonNode? node, string name) =>
        (node as JsonObject)?[name] is JsonValue value ? value.ToString() : "";

    private static bool IsLink(JsonNode? node) =>
        Uri.TryCreate(Text(node, "url"), UriKind.Absolute, out var url) && url.Scheme is "http" or "https";
}
