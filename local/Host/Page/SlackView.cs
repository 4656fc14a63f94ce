using System.Text.Json.Nodes;
using RoleFerry.Local.Receivers.Slack;

namespace RoleFerry.Local.Page;

/// <summary>Messages as Slack draws them, each with its thread.</summary>
internal static class SlackView
{
    public static Html Conversation(SlackMessage message, IEnumerable<SlackMessage> replies, DateTimeOffset now)
    {
        var thread = replies.Select(r => Message(r, now)).ToArray();
        return Html.Of($"""
            <article class="slack">
              <div class="channel">{(message.IsWebhook ? "incoming webhook" : "#" + message.ChannelName)}</div>
              {Message(message, now)}
              {(thread.Length == 0 ? Html.None : Html.Of($"""<div class="thread"><div class="replies">{thread.Length} {(thread.Length == 1 ? "reply" : "replies")}</div>{thread}</div>"""))}
            </article>
            """);
    }

    private static Html Message(SlackMessage message, DateTimeOffset now) => Html.Of($"""
        <div class="message">
          <div class="avatar" aria-hidden="true">⛴</div>
          <div class="body">
            <div class="who"><b>RoleFerry</b><span class="app">APP</span>{Parts.Time(message.PostedAt, now)}{(message.Edits > 0 ? Html.Of($"""<span class="edited">(edited{(message.Edits > 1 ? $" {message.Edits}×" : "")})</span>""") : Html.None)}{(message.IsBroadcast ? Html.Of($"""<span class="edited">also sent to the channel</span>""") : Html.None)}</div>
            {(message.Blocks.Count == 0 ? Html.Of($"<p>{SlackMarkdown.Write(message.Text, isMarkdown: true)}</p>") : Html.Join(message.Blocks.Select(b => Block(b!.AsObject()))))}
          </div>
        </div>
        """);

    private static Html Block(JsonObject block) => (string?)block["type"] switch
    {
        "header" => Html.Of($"<h4>{Text(block["text"])}</h4>"),
        "section" => Section(block),
        "context" => Html.Of($"""<p class="context">{Elements(block).Select(e => Html.Of($"<span>{(e["text"] is JsonValue ? Text(e) : Html.Text((string?)e["alt_text"]))}</span>"))}</p>"""),
        "divider" => Html.Of($"<hr>"),
        "actions" => Html.Of($"""<div class="actions">{Elements(block).Select(Button)}</div>"""),
        "image" => Html.Of($"""<p class="context">{(string?)block["alt_text"]}</p>"""),
        "rich_text" => Html.Join(Elements(block).Select(RichText)),
        _ => Html.None,
    };

    private static Html RichText(JsonObject element)
    {
        var inside = Html.Join(Elements(element).Select(e => (string?)e["type"] == "user"
            ? Html.Of($"""<b class="mention">@{(string?)e["user_id"]}</b>""")
            : Html.Text((string?)e["text"])));
        return (string?)element["type"] == "rich_text_preformatted" ? Html.Of($"<pre>{inside}</pre>") : Html.Of($"<p>{inside}</p>");
    }

    private static Html Section(JsonObject block)
    {
        var text = block["text"] is { } own ? Html.Of($"<p>{Text(own)}</p>") : Html.None;
        var fields = (block["fields"] as JsonArray ?? []).Select(f => Html.Of($"<div>{Text(f)}</div>")).ToArray();
        return fields.Length == 0 ? text : Html.Of($"""{text}<div class="fields">{fields}</div>""");
    }

    private static Html Button(JsonObject button)
    {
        var style = (string?)button["style"] ?? "";
        return Uri.TryCreate((string?)button["url"], UriKind.Absolute, out var link)
            ? Html.Of($"""<a class="button {style}" href="{link.AbsoluteUri}" rel="noreferrer">{Text(button["text"])}</a>""")
            : Html.Of($"""<span class="button {style}" title="{(string?)button["action_id"]}">{Text(button["text"])}</span>""");
    }

    private static IEnumerable<JsonObject> Elements(JsonObject block) => (block["elements"] as JsonArray ?? []).OfType<JsonObject>();

    private static Html Text(JsonNode? text) =>
        SlackMarkdown.Write((string?)text?["text"] ?? "", isMarkdown: (string?)text?["type"] == "mrkdwn");
}
