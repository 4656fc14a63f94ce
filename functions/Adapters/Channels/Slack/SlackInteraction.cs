using System.Globalization;
using System.Text.Json;
using RoleFerry.Adapters.Endpoints;
using RoleFerry.Core.Text;

namespace RoleFerry.Adapters.Channels.Slack;

/// <summary>
/// A click on a message's button or menu.
/// https://docs.slack.dev/reference/interaction-payloads/block_actions-payload/
/// </summary>
/// <param name="Id">Names the click.</param>
/// <param name="Action">The element's <c>action_id</c>.</param>
/// <param name="Value">What the element carries.</param>
/// <param name="UserId">Who clicked.</param>
/// <param name="UserName">As Slack calls them.</param>
/// <param name="At">When; null where that cannot be read.</param>
/// <param name="ResponseUrl">Where whoever clicked can be answered; empty where nowhere.</param>
internal sealed record SlackInteraction(
    string Id,
    string Action,
    string Value,
    string UserId,
    string UserName,
    DateTimeOffset? At,
    string ResponseUrl
)
{
    /// <summary>Reads it; null where it is no click.</summary>
    public static SlackInteraction? Read(string payload)
    {
        if (JsonInput.Parse(payload) is not { } document)
            return null;
        using (document)
        {
            var json = document.RootElement;
            if (
                json.Text("type") != "block_actions"
                || json.Member("actions").First() is not { ValueKind: JsonValueKind.Object } action
            )
                return null;
            var user = json.Member("user");
            var value = action.Text("value") is { Length: > 0 } own
                ? own
                : action.Member("selected_option").Text("value");
            return new SlackInteraction(
                json.Text("trigger_id") is { Length: > 0 } trigger
                    ? trigger
                    : $"{user.Text("id")} {action.Text("action_ts")}",
                action.Text("action_id"),
                value,
                user.Text("id"),
                user.Text("name") is { Length: > 0 } name ? name : user.Text("username"),
                Moment(action.Text("action_ts")),
                json.Text("response_url")
            );
        }
    }

    /// <summary>Slack's <c>1772334727.000100</c>: seconds since 1970.</summary>
    private static DateTimeOffset? Moment(string ts) =>
        decimal.TryParse(ts, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
        && seconds < 100_000_000_000
            ? DateTimeOffset.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond))
            : null;
}
