using System.Text.Json.Nodes;
using RoleFerry.Local.Page;

namespace RoleFerry.Local.Receivers.Teams;

/// <summary>A card as Teams shows it, as far as this system writes them.</summary>
internal static class TeamsView
{
    public static Html Card(ReceivedCard received, DateTimeOffset now) =>
        Html.Of(
            $"""
            <article class="teams">
              <div class="who"><span>{received.Channel}</span>{Parts.Time(received.At, now)}</div>
              {Items(received.Card, "body").Select(Element)}
              <div class="actions">{Items(received.Card, "actions").Select(Link)}</div>
            </article>
            """
        );

    private static Html Element(JsonNode? element) =>
        (string?)element?["type"] switch
        {
            "TextBlock" => Html.Of($"<b>{(string?)element?["text"]}</b>"),
            "RichTextBlock" => Html.Of($"<p>{Items(element, "inlines").Select(Run)}</p>"),
            "Container" => Html.Of(
                $"""<div style="border-left: 5px solid var({Tone((string?)element?["style"])}); padding-left: .6rem">"""
                    + $"""{Items(element, "items").Select(Element)}</div>"""
            ),
            "ColumnSet" => Html.Of(
                $"""<div style="display: grid; grid-template-columns: 7rem 1fr">"""
                    + $"""{Items(element, "columns").Select(Element)}</div>"""
            ),
            "Column" => Html.Of($"<div>{Items(element, "items").Select(Element)}</div>"),
            "Image" => Html.Of(
                $"""<p><a href="{(string?)element?["url"]}" rel="noreferrer">{(string?)element?["altText"]}</a></p>"""
            ),
            _ => Html.None,
        };

    private static Html Run(JsonNode? run)
    {
        var text = Html.Of($"""<span style="white-space: pre-wrap">{(string?)run?["text"]}</span>""");
        return (string?)run?["size"] == "Large" ? Html.Of($"<b>{text}</b>")
            : (string?)run?["fontType"] == "Monospace" ? Html.Of($"<code>{text}</code>")
            : (string?)run?["size"] == "Small" ? Html.Of($"<small>{text}</small>")
            : text;
    }

    private static Html Link(JsonNode? action) =>
        Html.Of(
            $"""<a class="button" href="{(string?)action?["url"]}" rel="noreferrer">{(string?)action?["title"]}</a>"""
        );

    private static string Tone(string? style) =>
        style switch
        {
            "attention" => "--p0",
            "warning" => "--p2",
            "good" => "--good",
            _ => "--line",
        };

    private static IEnumerable<JsonNode?> Items(JsonNode? node, string name) => node?[name] as JsonArray ?? [];
}
