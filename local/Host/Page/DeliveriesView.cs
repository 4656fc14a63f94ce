namespace RoleFerry.Local.Page;

/// <summary>What people got, by each receiver and by mail, the newest first.</summary>
internal sealed class DeliveriesView(LocalStack stack)
{
    private const int Shown = 10;

    /// <summary>Everything that was sent to people.</summary>
    public Html All(DateTimeOffset now) => Columns(null, now);

    /// <summary>What was sent about one incident.</summary>
    public Html Of(string incidentId, DateTimeOffset now) => Columns(incidentId, now);

    private Html Columns(string? about, DateTimeOffset now)
    {
        var mails = stack.Mails.Where(m => about is null || Mentions(m.Subject + m.Text, about)).Reverse();
        return Html.Of(
            $"""
            <div class="columns">
              {stack.Receivers.Select(r => Column(r.Title, r.Show(about, now), r.Nothing))}
              {Column("Mail", [.. mails.Select(m => MailView.Mail(m, now))], "No mails.")}
            </div>
            """
        );
    }

    private static Html Column(string title, IReadOnlyList<Html> items, string nothing) =>
        Html.Of(
            $"""
            <div class="column"><h3>{title} <span class="count">{items.Count}</span></h3>
            {(items.Count == 0 ? Parts.Empty(nothing) : Html.Join(items.Take(Shown)))}
            {(items.Count > Shown ? Parts.Empty($"and {items.Count - Shown} older") : Html.None)}
            </div>
            """
        );

    private static bool Mentions(string text, string incidentId) => text.Contains(incidentId, StringComparison.Ordinal);
}
