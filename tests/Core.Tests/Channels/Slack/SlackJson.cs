using System.Text.Json;

namespace RoleFerry.Core.Tests.Channels.Slack;

/// <summary>Takes a Slack body apart.</summary>
internal static class SlackJson
{
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
