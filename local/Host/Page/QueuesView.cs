using System.Text.Json;
using System.Text.Json.Nodes;
using RoleFerry.Local.Sqs;

namespace RoleFerry.Local.Page;

/// <summary>The queues: what could not be understood, and what failed for good.</summary>
internal static class QueuesView
{
    private const int Shown = 20;

    public static Html Queues(SqsService queues, DateTimeOffset now) =>
        Html.Join(
            queues.Queues.Select(queue =>
            {
                var messages = queue.Messages.Reverse().ToArray();
                return Html.Of(
                    $"""
                    <h3>{queue.Name} <span class="count">{messages.Length}</span></h3>
                    <div class="rows">{messages.Take(Shown).Select(m => Row(m, now))}</div>
                    {(messages.Length == 0 ? Parts.Empty("Empty, as it should be.") : Html.None)}
                    """
                );
            })
        );

    private static Html Row(Message message, DateTimeOffset now) =>
        Html.Of(
            $"""
            <details class="row" data-key="{message.Id}">
              <summary><span class="dot failed"></span><b class="grow">{Headline(message.Body)}</b>{Parts.Time(
                message.SentAt,
                now
            )}</summary>
              {Parts.Json(message.Body)}
            </details>
            """
        );

    /// <summary>Which function failed and of what, where Lambda set the event aside; else the beginning.</summary>
    private static string Headline(string body)
    {
        try
        {
            if (JsonNode.Parse(body) is JsonObject record && record["requestContext"]?["functionArn"] is { } function)
                return $"{function.ToString().Split(":function:")[^1].Split(':')[0]}: "
                    + $"{record["responsePayload"]?["errorMessage"] ?? record["requestContext"]!["condition"]}";
        }
        catch (JsonException)
        {
            // Not a record of Lambda's.
        }
        return body[..Math.Min(120, body.Length)];
    }
}
