using System.Globalization;
using System.Text;
using System.Text.Json;
using RoleFerry.Core.Channels;
using RoleFerry.Core.Channels.Email;
using RoleFerry.Core.Channels.PagerDuty;
using RoleFerry.Core.Channels.Slack;
using RoleFerry.Core.Channels.Teams;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Policies;

namespace RoleFerry.Core.Tests.Channels.Situations;

/// <summary>
/// A situation's messages as a reader sees them, taken from the very bodies that leave the house: rows as
/// <c>name: value</c>, buttons in brackets, small print behind a bar, what is folded behind a plus. Moments stand as
/// the vendors' words for them, shortened: <c>{12:00}</c>.
/// </summary>
internal static class Shown
{
    private static readonly MessageContext Context = new(
        "Shop",
        new RunbookBases("https://github.com/example/shop/blob/main/runbooks/"),
        new Lazy<RunbookSteps>(
            RunbookSteps.Of([
                KeyValuePair.Create(
                    "api-errors",
                    new RunbookOpening(
                        "Users cannot save or apply: a part of all requests fails.",
                        ["Which error, and since when?", "Was something deployed?", "Is the database busy?"]
                    )
                ),
                KeyValuePair.Create(
                    "db-connections",
                    new RunbookOpening(
                        "Pages get slow, then fail for more and more users.",
                        ["Who holds the connections?", "Did the number of containers grow?", "Is a migration running?"]
                    )
                ),
            ])
        )
    )
    {
        AlarmPrefix = "shop-prod-",
    };

    /// <summary>The channels that say something, each with its text.</summary>
    public static IReadOnlyList<(string Channel, string Text)> Of(Situation situation)
    {
        (string Channel, string Text)[] all = situation.Announcement is { } announcement
            ?
            [
                ("Slack", Slack(SlackAnnouncement.Post(announcement, "#incidents"))),
                ("Teams", Teams(TeamsAnnouncement.Write(announcement))),
                ("Email", Mail(EmailMessage.Of(announcement, Context))),
            ]
            :
            [
                ("PagerDuty", PagerDuty(PagerDutyMessage.Write(To(PagerDutyKind.Value), Context, "key"))),
                ("Slack", InSlack(To(SlackKind.Value))),
                (
                    "Teams",
                    Teams(TeamsMessage.Write(To(TeamsKind.Value), Context, new Uri("https://desk.example/ack/x")))
                ),
                ("Email", Mail(EmailMessage.Of(To(EmailKind.Value), Context))),
            ];
        return [.. all.Where(shown => shown.Text.Length > 0)];

        OutgoingMessage To(ChannelKind kind) =>
            new(
                situation.Notification! with
                {
                    Channel = kind.Name,
                },
                situation.Incident!,
                new Channel(kind.Name, kind, "incidents"),
                null
            )
            {
                SentAt = situation.Incident!.LastToldAt,
                Also = situation.Also,
            };
    }

    /// <summary>A first message, or the message as it reads now and the news below it.</summary>
    private static string InSlack(OutgoingMessage message)
    {
        if (message.Incident.Version == 1)
            return Slack(SlackMessage.Post(message, Context));
        var posted = new PostedMessage("C1", "1");
        return $"{Slack(SlackMessage.Update(message, posted, Context))}\nIn its thread:\n"
            + Slack(SlackMessage.Reply(message, posted, Context));
    }

    private static string PagerDuty(ReadOnlyMemory<byte> body)
    {
        // No phone has to hear of it.
        if (body.IsEmpty)
            return "";
        using var json = JsonDocument.Parse(body);
        if (!json.RootElement.TryGetProperty("payload", out var payload))
            return "";
        var text = new StringBuilder();
        foreach (var member in payload.EnumerateObject().Where(m => m.Name != "custom_details"))
            text.Append(CultureInfo.InvariantCulture, $"{member.Name} = {member.Value}\n");
        foreach (var detail in payload.GetProperty("custom_details").EnumerateObject())
            text.Append(CultureInfo.InvariantCulture, $"{detail.Name}: {detail.Value}\n");
        foreach (var link in json.RootElement.GetProperty("links").EnumerateArray())
            text.Append(CultureInfo.InvariantCulture, $"[{link.GetProperty("text")}] {link.GetProperty("href")}\n");
        return text.ToString();
    }

    private static string Mail(EmailMessage mail) => $"Subject: {mail.Subject}\n\n{mail.Body}";

    private static string Slack(ReadOnlyMemory<byte> body)
    {
        using var json = JsonDocument.Parse(body);
        var text = new StringBuilder();
        foreach (var block in json.RootElement.GetProperty("blocks").EnumerateArray())
        {
            switch (block.GetProperty("type").GetString())
            {
                case "header":
                    text.Append("# ").Append(Word(block.GetProperty("text"))).Append('\n');
                    break;
                case "section" when block.TryGetProperty("fields", out var fields):
                    foreach (var row in fields.EnumerateArray().Select(Word).Chunk(2))
                        text.Append(row[0].Trim('*')).Append(": ").Append(row[1]).Append('\n');
                    break;
                case "section":
                    text.Append(Word(block.GetProperty("text"))).Append('\n');
                    break;
                case "context":
                    text.Append(Behind("| ", Word(block.GetProperty("elements")[0])));
                    break;
                case "actions":
                    foreach (var element in block.GetProperty("elements").EnumerateArray())
                        text.Append(Action(element));
                    text.Append('\n');
                    break;
            }
        }

        return Moments.Short(text.ToString());

        static string Word(JsonElement element) => element.GetProperty("text").GetString()!;

        static string Action(JsonElement element) =>
            element.TryGetProperty("url", out var url) ? $"[{Word(element.GetProperty("text"))} {url}] "
            : element.TryGetProperty("placeholder", out var placeholder) ? $"[{Word(placeholder)} v] "
            : $"[{Word(element.GetProperty("text"))}] ";
    }

    private static string Teams(ReadOnlyMemory<byte> body)
    {
        using var json = JsonDocument.Parse(body);
        var card = json.RootElement.GetProperty("attachments")[0].GetProperty("content");
        var text = new StringBuilder();
        foreach (var element in card.GetProperty("body").EnumerateArray())
            AppendTeams(text, element);
        foreach (var action in card.GetProperty("actions").EnumerateArray())
            text.Append(
                CultureInfo.InvariantCulture,
                $"[{action.GetProperty("title")}{(action.TryGetProperty("url", out var url) ? $" {url}" : " +")}] "
            );
        return Moments.Short(text.Append('\n').ToString());
    }

    private static void AppendTeams(StringBuilder text, JsonElement element)
    {
        switch (element.GetProperty("type").GetString())
        {
            case "Container":
                var inside = new StringBuilder();
                foreach (var item in element.GetProperty("items").EnumerateArray())
                    AppendTeams(inside, item);
                text.Append(element.TryGetProperty("isVisible", out _) ? Behind("+ ", inside.ToString()) : inside);
                break;
            case "ColumnSet":
                var cells = element.GetProperty("columns").EnumerateArray().Select(c => Run(c.GetProperty("items")[0]));
                text.Append(string.Join(": ", cells)).Append('\n');
                break;
            case "RichTextBlock" when Size(element) == "Large":
                text.Append("# ").Append(Run(element)).Append('\n');
                break;
            case "RichTextBlock" when Size(element) == "Small":
                text.Append(Behind("| ", Run(element)));
                break;
            default:
                text.Append(Run(element)).Append('\n');
                break;
        }
    }

    private static string Run(JsonElement element) =>
        element.TryGetProperty("inlines", out var inlines)
            ? inlines[0].GetProperty("text").GetString()!
            : element.GetProperty("text").GetString()!;

    private static string? Size(JsonElement element) =>
        element.GetProperty("inlines")[0].TryGetProperty("size", out var size) ? size.GetString() : null;

    private static string Behind(string mark, string lines) =>
        string.Concat(lines.TrimEnd('\n').Split('\n').Select(line => $"{mark}{line}\n"));
}
