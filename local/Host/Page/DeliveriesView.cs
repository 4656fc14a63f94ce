namespace RoleFerry.Local.Page;

/// <summary>What people got: pages, Slack messages and mails, the newest first.</summary>
internal sealed class DeliveriesView(LocalStack stack)
{
    private const int Shown = 10;

    /// <summary>Everything that was sent to people.</summary>
    public Html All(DateTimeOffset now) => Columns(null, now);

    /// <summary>What was sent about one incident.</summary>
    public Html Of(string incidentId, DateTimeOffset now) => Columns(incidentId, now);

    private Html Columns(string? about, DateTimeOffset now)
    {
        var events = stack.PagerDuty.Events;
        var pages = stack.PagerDuty.Incidents.Where(i => about is null || i.DedupKey == about).Reverse().ToArray();
        var messages = stack.Slack.Messages;
        var threads = messages.ToLookup(m => (m.Channel, m.ThreadTs));
        var posts = messages
            .Where(m => m.ThreadTs is null && (about is null || Mentions(m.Text + m.Blocks.ToJsonString(), about)))
            .Reverse()
            .ToArray();
        var mails = stack.Mails.Where(m => about is null || Mentions(m.Subject + m.Text, about)).Reverse().ToArray();
        return Html.Of(
            $"""
            <div class="columns">
              {Column(
                "PagerDuty",
                pages.Length,
                pages.Take(Shown).Select(i => PagerDutyView.Incident(i, events, now)),
                "Nobody was paged."
            )}
              {Column(
                "Slack",
                posts.Length,
                (about is null ? [SlackView.Whispers(stack.Slack.Whispers, now)] : Array.Empty<Html>()).Concat(
                    posts.Take(Shown).Select(m => SlackView.Conversation(m, threads[(m.Channel, m.Ts)], now))
                ),
                "No messages."
            )}
              {Column("Mail", mails.Length, mails.Take(Shown).Select(m => MailView.Mail(m, now)), "No mails.")}
            </div>
            """
        );
    }

    private static Html Column(string title, int count, IEnumerable<Html> items, string nothing) =>
        Html.Of(
            $"""
            <div class="column"><h3>{title} <span class="count">{count}</span></h3>
            {(count == 0 ? Parts.Empty(nothing) : Html.Join(items))}
            {(count > Shown ? Parts.Empty($"and {count - Shown} older") : Html.None)}
            </div>
            """
        );

    private static bool Mentions(string text, string incidentId) => text.Contains(incidentId, StringComparison.Ordinal);
}
