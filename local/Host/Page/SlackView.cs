using System.Text.Json.Nodes;
using RoleFerry.Local.Receivers.Slack;

namespace RoleFerry.Local.Page;

/// <summary>Messages as Slack draws them, each with its thread.</summary>
internal static class SlackView
{
    /// <summary>What only the person at this page was answered.</summary>
    public static Html Whispers(IReadOnlyList<SlackWhisper> whispers, DateTimeOffset now) =>
        Html.Join(
            whispers
                .TakeLast(3)
                .Reverse()
                .Select(w =>
                    Html.Of(
                        $"""
                        <article class="slack"><div class="channel">only visible to you</div><p>{SlackMarkdown.Write(
                            w.Text,
                            isMarkdown: true
                        )} {Parts.Time(w.At, now)}</p></article>
                        """
                    )
                )
        );

    public static Html Conversation(
        ReceivedSlackMessage message,
        IEnumerable<ReceivedSlackMessage> replies,
        DateTimeOffset now
    )
    {
        var thread = replies.Select(r => Message(r, now)).ToArray();
        return Html.Of(
            $"""
            <article class="slack">
              <div class="channel">{(message.IsWebhook ? "incoming webhook" : "#" + message.ChannelName)}</div>
              {Message(message, now)}
              {(
                thread.Length == 0
                    ? Html.None
                    : Html.Of(
                        $"""<div class="thread"><div class="replies">"""
                            + $"""{thread.Length} {(thread.Length == 1 ? "reply" : "replies")}</div>{thread}</div>"""
                    )
            )}
            </article>
            """
        );
    }

    private static Html Message(ReceivedSlackMessage message, DateTimeOffset now) =>
        Html.Of(
            $"""
            <div class="message">
              <div class="avatar" aria-hidden="true">⛴</div>
              <div class="body">
                <div class="who"><b>RoleFerry</b><span class="app">APP</span>{Parts.Time(message.PostedAt, now)}{(
                message.Edits > 0
                    ? Html.Of(
                        $"""<span class="edited">(edited{(message.Edits > 1 ? $" {message.Edits}×" : "")})</span>"""
                    )
                    : Html.None
            )}{(
                message.IsBroadcast ? Html.Of($"""<span class="edited">also sent to the channel</span>""") : Html.None
            )}</div>
                {(
                message.Blocks.Count == 0
                    ? Html.Of($"<p>{SlackMarkdown.Write(message.Text, isMarkdown: true)}</p>")
                    : Html.Join(message.Blocks.Select(b => Block(message, b!.AsObject())))
            )}
              </div>
            </div>
            """
        );

    private static Html Block(ReceivedSlackMessage message, JsonObject block) =>
        (string?)block["type"] switch
        {
            "header" => Html.Of($"<h4>{Text(block["text"])}</h4>"),
            "section" => Section(block),
            "context" => Html.Of($"""<p class="context">{Elements(block).Select(Context)}</p>"""),
            "divider" => Html.Of($"<hr>"),
            "actions" => Html.Of($"""<div class="actions">{Elements(block).Select(e => Element(message, e))}</div>"""),
            "image" => Html.Of($"""<p class="context">{(string?)block["alt_text"]}</p>"""),
            "rich_text" => Html.Join(Elements(block).Select(RichText)),
            _ => Html.None,
        };

    private static Html Context(JsonObject element) =>
        element["text"] is JsonValue
            ? Html.Of($"<span>{Text(element)}</span>")
            : Html.Of($"<span>{(string?)element["alt_text"]}</span>");

    private static Html RichText(JsonObject element)
    {
        var inside = Html.Join(
            Elements(element)
                .Select(e =>
                    (string?)e["type"] == "user"
                        ? Html.Of($"""<b class="mention">@{(string?)e["user_id"]}</b>""")
                        : Html.Text((string?)e["text"])
                )
        );
        return (string?)element["type"] == "rich_text_preformatted"
            ? Html.Of($"<pre>{inside}</pre>")
            : Html.Of($"<p>{inside}</p>");
    }

    private static Html Section(JsonObject block)
    {
        var text = block["text"] is { } own ? Html.Of($"<p>{Text(own)}</p>") : Html.None;
        var fields = (block["fields"] as JsonArray ?? []).Select(f => Html.Of($"<div>{Text(f)}</div>")).ToArray();
        return fields.Length == 0 ? text : Html.Of($"""{text}<div class="fields">{fields}</div>""");
    }

    /// <summary>Buttons and menus work: what they do is sent to the desk as Slack sends it.</summary>
    private static Html Element(ReceivedSlackMessage message, JsonObject element)
    {
        var style = (string?)element["style"] ?? "";
        if (Uri.TryCreate((string?)element["url"], UriKind.Absolute, out var link))
            return Html.Of(
                $"""<a class="button {style}" href="{link.AbsoluteUri}" rel="noreferrer">{Text(element["text"])}</a>"""
            );
        var what =
            (string?)element["type"] == "static_select"
                ? Html.Of(
                    $"""<select name="value" aria-label="{(string?)element["action_id"]}">"""
                        + $"""{(element["options"] as JsonArray ?? []).Select(o => Option(element, o))}</select>"""
                        + $"""<button class="button">Set</button>"""
                )
                : Html.Of(
                    $"""<input type="hidden" name="value" value="{(string?)element["value"]}">"""
                        + $"""<button class="button {style}">{Text(element["text"])}</button>"""
                );
        return Html.Of(
            $"""
            <form method="post" action="/_local/slack/press">
              <input type="hidden" name="channel" value="{message.Channel}">
              <input type="hidden" name="ts" value="{message.Ts}">
              <input type="hidden" name="action" value="{(string?)element["action_id"]}">
              {what}
            </form>
            """
        );
    }

    private static Html Option(JsonObject select, JsonNode? option) =>
        JsonNode.DeepEquals(option, select["initial_option"])
            ? Html.Of($"""<option value="{(string?)option?["value"]}" selected>{Text(option?["text"])}</option>""")
            : Html.Of($"""<option value="{(string?)option?["value"]}">{Text(option?["text"])}</option>""");

    private static IEnumerable<JsonObject> Elements(JsonObject block) =>
        (block["elements"] as JsonArray ?? []).OfType<JsonObject>();

    private static Html Text(JsonNode? text) =>
        SlackMarkdown.Write((string?)text?["text"] ?? "", isMarkdown: (string?)text?["type"] == "mrkdwn");
}
