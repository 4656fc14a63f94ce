using RoleFerry.Local;
using RoleFerry.Local.Receivers.PagerDuty;
using RoleFerry.Local.Receivers.Slack;

namespace RoleFerry.Chaos.Reports;

/// <summary>What people got.</summary>
/// <param name="Contacts">When somebody was told of an alarm, by its name.</param>
/// <param name="Doubles">How much came more than once, by kind.</param>
internal sealed record Received(ILookup<string, DateTimeOffset> Contacts, IReadOnlyDictionary<string, int> Doubles)
{
    public static Received By(LocalStack stack)
    {
        var (events, messages, mails) = (stack.PagerDuty.Events, stack.Slack.Messages, stack.Mails);
        var texts = events
            .Where(e => e.Action == "trigger")
            .Select(e => (e.At, Text: e.Body.ToJsonString()))
            .Concat(messages.Select(m => (At: m.PostedAt, Text: Text(m))))
            .Concat(mails.Select(m => (m.At, Text: m.Subject + m.Text)));
        var (absorbed, again) = Triggers(events);
        return new(
            texts.SelectMany(t => AlarmNames.In(t.Text).Select(name => (name, t.At))).ToLookup(t => t.name, t => t.At),
            new Dictionary<string, int>
            {
                ["PagerDuty: trigger again, one page by its dedup key"] = absorbed,
                ["PagerDuty: rang again after it was resolved"] = again,
                ["Slack: another message about the alarm in its channel"] = Again(messages),
                ["Slack: the same reply in a thread"] = Extra(
                    messages.Where(m => m.ThreadTs is not null).Select(m => (m.Channel, m.ThreadTs, Text(m)))
                ),
                ["mail: the same mail"] = Extra(mails.Select(m => (m.Topic, m.Subject, m.Text))),
            }
        );
    }

    /// <summary>Each alarm fires once: a trigger after its resolve is one too many.</summary>
    private static (int Absorbed, int Again) Triggers(IReadOnlyList<PagerDutyEvent> events)
    {
        var (absorbed, again) = (0, 0);
        foreach (var key in events.Where(e => AlarmNames.In(e.Body.ToJsonString()).Any()).GroupBy(e => e.DedupKey))
        {
            string? last = null;
            foreach (var received in key)
            {
                if (received.Action == "trigger" && last is "trigger" or "acknowledge")
                    absorbed++;
                else if (received.Action == "trigger" && last == "resolve")
                    again++;
                last = received.Action;
            }
        }

        return (absorbed, again);
    }

    /// <summary>Messages in a channel itself that are about one alarm alone, after the first.</summary>
    private static int Again(IReadOnlyList<ReceivedSlackMessage> messages) =>
        Extra(
            from message in messages
            where message.ThreadTs is null
            let names = AlarmNames.In(Text(message)).ToArray()
            where names.Length == 1
            select (message.Channel, names[0])
        );

    private static int Extra<T>(IEnumerable<T> what) => what.GroupBy(w => w).Sum(same => same.Count() - 1);

    private static string Text(ReceivedSlackMessage message) => message.Text + message.Blocks.ToJsonString();
}
