using System.Text.Json;
using System.Text.Json.Nodes;

namespace RoleFerry.Local.Receivers.Slack;

/// <summary>
/// What Slack asks of blocks (<see href="https://docs.slack.dev/reference/block-kit/blocks/">reference</see>). Kinds
/// of blocks and elements that this project has no use for are refused, so that none is sent unchecked.
/// </summary>
internal sealed class BlockRules
{
    private const int MostBlocks = 50;
    private const int IdLimit = 255;
    private const int SectionTextLimit = 3000;
    private const int MostFields = 10;
    private const int FieldLimit = 2000;
    private const int HeaderLimit = 150;
    private const int MostContextElements = 10;
    private const int MostActions = 25;
    private const int ButtonTextLimit = 75;
    private const int ButtonValueLimit = 2000;
    private const int LinkLimit = 3000;
    private const int PlaceholderLimit = 150;
    private const int MostOptions = 100;
    private const int OptionValueLimit = 150;
    private const int AltTextLimit = 2000;

    private readonly List<string> _errors = [];

    private BlockRules() { }

    /// <summary>Everything that is wrong with the blocks, each with where.</summary>
    public static IReadOnlyList<string> Check(JsonArray blocks)
    {
        var rules = new BlockRules();
        if (blocks.Count > MostBlocks)
            rules.Fail($"no more than {MostBlocks} items allowed", "/blocks");
        for (var i = 0; i < blocks.Count; i++)
            rules.Block(blocks[i] as JsonObject, $"/blocks/{i}");
        var ids = blocks.Select(b => Text((b as JsonObject)?["block_id"])).OfType<string>().ToArray();
        if (ids.Distinct().Count() < ids.Length)
            rules.Fail("`block_id` values must be unique", "/blocks");
        return rules._errors;
    }

    private void Block(JsonObject? block, string at)
    {
        if (block is null)
        {
            Fail("must be an object", at);
            return;
        }
        Length(block["block_id"], 1, IdLimit, at + "/block_id");
        switch (Text(block["type"]))
        {
            case "section":
                Section(block, at);
                break;
            case "header":
                TextObject(block["text"], HeaderLimit, at + "/text", plainOnly: true);
                break;
            case "context":
                Elements(block, MostContextElements, at, ContextElement);
                break;
            case "actions":
                Elements(block, MostActions, at, ActionElement);
                var actions = (block["elements"] as JsonArray ?? [])
                    .Select(e => Text((e as JsonObject)?["action_id"]))
                    .OfType<string>()
                    .ToArray();
                if (actions.Distinct().Count() < actions.Length)
                    Fail("`action_id` values must be unique within a block", at + "/elements");
                break;
            case "image":
                Image(block, at);
                break;
            case "divider":
                break;
            case "rich_text":
                Elements(block, int.MaxValue, at, RichText);
                break;
            case var type:
                Fail($"unsupported type: {type}", at);
                break;
        }
    }

    private void Section(JsonObject block, string at)
    {
        var fields = block["fields"] as JsonArray;
        if (block["text"] is null && fields is null)
            Fail("must define either `text` or `fields`", at);
        if (block["text"] is { } text)
            TextObject(text, SectionTextLimit, at + "/text");
        if (fields?.Count is 0 or > MostFields)
            Fail($"must have 1 to {MostFields} items", at + "/fields");
        for (var i = 0; i < fields?.Count; i++)
            TextObject(fields[i], FieldLimit, $"{at}/fields/{i}");
        if (block["accessory"] is JsonObject accessory)
            Accessory(accessory, at + "/accessory");
    }

    private void Accessory(JsonObject accessory, string at)
    {
        if (Text(accessory["type"]) == "image")
            Image(accessory, at);
        else
            Button(accessory, at);
    }

    private void ContextElement(JsonObject element, string at)
    {
        if (Text(element["type"]) == "image")
            Image(element, at);
        else
            TextObject(element, SectionTextLimit, at);
    }

    private void ActionElement(JsonObject element, string at)
    {
        if (Text(element["type"]) == "static_select")
            Select(element, at);
        else
            Button(element, at);
    }

    /// <summary>
    /// <see href="https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element/">A menu.</see>
    /// </summary>
    private void Select(JsonObject select, string at)
    {
        Length(select["action_id"], 1, IdLimit, at + "/action_id");
        if (select["placeholder"] is { } placeholder)
            TextObject(placeholder, PlaceholderLimit, at + "/placeholder", plainOnly: true);
        var options = select["options"] as JsonArray ?? [];
        if (options.Count is 0 or > MostOptions)
            Fail($"must have 1 to {MostOptions} items", at + "/options");
        for (var i = 0; i < options.Count; i++)
        {
            TextObject(options[i]?["text"], ButtonTextLimit, $"{at}/options/{i}/text", plainOnly: true);
            Length(options[i]?["value"], 1, OptionValueLimit, $"{at}/options/{i}/value");
        }

        if (select["initial_option"] is { } initial && !options.Any(o => JsonNode.DeepEquals(o, initial)))
            Fail("must be one of the options", at + "/initial_option");
    }

    private void Button(JsonObject button, string at)
    {
        if (Text(button["type"]) != "button")
        {
            Fail($"unsupported type: {button["type"]}", at);
            return;
        }
        TextObject(button["text"], ButtonTextLimit, at + "/text", plainOnly: true);
        Length(button["action_id"], 1, IdLimit, at + "/action_id");
        Length(button["value"], 0, ButtonValueLimit, at + "/value");
        Link(button["url"], at + "/url");
        if (button["style"] is { } style && Text(style) is not ("primary" or "danger"))
            Fail("must be one of primary, danger", at + "/style");
    }

    private void RichText(JsonObject element, string at)
    {
        if (Text(element["type"]) is var type && type is not ("rich_text_section" or "rich_text_preformatted"))
            Fail($"unsupported type: {type}", at + "/type");
        Elements(element, int.MaxValue, at, RichTextElement);
    }

    private void RichTextElement(JsonObject element, string at)
    {
        var (name, type) = Text(element["type"]) switch
        {
            "text" => ("text", "text"),
            "user" => ("user_id", "user"),
            var other => ("type", other),
        };
        if (type is not ("text" or "user"))
            Fail($"unsupported type: {type}", at + "/type");
        else if (element[name] is null)
            Fail($"missing required field: {name}", at);
        else
            Length(element[name], 1, SectionTextLimit * 4, $"{at}/{name}");
    }

    private void Image(JsonObject image, string at)
    {
        if (image["image_url"] is null)
            Fail("missing required field: image_url", at);
        Link(image["image_url"], at + "/image_url");
        if (image["alt_text"] is null)
            Fail("missing required field: alt_text", at);
        Length(image["alt_text"], 0, AltTextLimit, at + "/alt_text");
    }

    private void Elements(JsonObject block, int most, string at, Action<JsonObject, string> check)
    {
        if (block["elements"] is not JsonArray elements || elements.Count == 0)
        {
            Fail("missing required field: elements", at);
            return;
        }
        if (elements.Count > most)
            Fail($"no more than {most} items allowed", at + "/elements");
        for (var i = 0; i < elements.Count; i++)
            if (elements[i] is JsonObject element)
                check(element, $"{at}/elements/{i}");
            else
                Fail("must be an object", $"{at}/elements/{i}");
    }

    private void TextObject(JsonNode? node, int limit, string at, bool plainOnly = false)
    {
        if (node is not JsonObject text)
        {
            Fail("missing required field: text", at);
            return;
        }
        if (Text(text["type"]) is var type && type != "plain_text" && (plainOnly || type != "mrkdwn"))
            Fail($"unsupported type: {type}", at + "/type");
        if (text["text"] is null)
            Fail("missing required field: text", at);
        Length(text["text"], 1, limit, at + "/text");
    }

    private void Link(JsonNode? node, string at)
    {
        Length(node, 1, LinkLimit, at);
        if (
            Text(node) is { } link
            && !(Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
        )
            Fail("Invalid URL format", at);
    }

    private void Length(JsonNode? node, int least, int most, string at)
    {
        if (node is null)
            return;
        if (Text(node) is not { } text)
            Fail("must be a string", at);
        else if (text.Length < least)
            Fail($"must be more than {least - 1} characters", at);
        else if (text.Length > most)
            Fail($"must be less than {most + 1} characters", at);
    }

    private void Fail(string what, string at) => _errors.Add($"{what} [json-pointer:{at}]");

    private static string? Text(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String ? (string?)node : null;
}
