using System.Text.Json;
using System.Text.RegularExpressions;

namespace RoleFerry.Core.Tests.Channels.Slack;

/// <summary>Takes a Slack body apart.</summary>
internal static partial class SlackJson
{
    /// <summary>
    /// A text without moments as Slack writes them: <c>&lt;!date^1772334727^{date_short_pretty} {time}|…&gt;</c>, and
    /// without the words around them where they stand alone.
    /// </summary>
    public static string WithoutMoments(string text) => Moments().IsMatch(text) ? "" : text;

    [GeneratedRegex(
        @"\A(The next level is notified at )?"
            + @"<!date\^\d+\^\{date_short_pretty\} \{time\}\|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC>"
            + @"( to <!date\^\d+\^\{date_short_pretty\} \{time\}\|[-: \d]+ UTC>)?[a-z0-9, ]*\z"
    )]
    private static partial Regex Moments();

    public static IEnumerable<(string Type, string Text)> TextObjects(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object when TypeOf(element) is "plain_text" or "mrkdwn" =>
            [
                (TypeOf(element)!, element.GetProperty("text").GetString()!),
            ],
            JsonValueKind.Object => element.EnumerateObject().SelectMany(p => TextObjects(p.Value)),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(TextObjects),
            _ => [],
        };

    public static IEnumerable<(string Action, string? Value, string? Url)> Buttons(JsonElement body) =>
        from block in body.GetProperty("blocks").EnumerateArray()
        where TypeOf(block) == "actions"
        from button in block.GetProperty("elements").EnumerateArray()
        select (
            button.GetProperty("action_id").GetString()!,
            button.TryGetProperty("value", out var value) ? value.GetString() : null,
            button.TryGetProperty("url", out var url) ? url.GetString() : null
        );

    public static string? TypeOf(JsonElement element) =>
        element.TryGetProperty("type", out var type) ? type.GetString() : null;
}
