using RoleFerry.Adapters.PostMortems;
using RoleFerry.Core.Dashboards;
using RoleFerry.Core.Drawing;
using RoleFerry.Core.Incidents.PostMortems;
using RoleFerry.Core.Text;

namespace RoleFerry.Adapters.Widgets;

/// <summary>Post-mortems to be written, and their action items that are not done.</summary>
internal sealed class PostMortemsWidget(PostMortemStore store) : IWidget
{
    private const int MostRows = 100;

    public string Name => "post-mortems";

    public string Description => "post-mortems that are due, and open action items.";

    public async Task<Html> DrawAsync(WidgetRequest request, WidgetCall call)
    {
        var due = await store.DueAsync(call.Deadline);
        return WidgetPage.Table(
            "Post-mortems due",
            ["Severity", "Incident", "To do"],
            [.. due.Take(MostRows).Select(p => Row(p, call.Now))],
            "No post-mortems are due, and all action items are done."
        );
    }

    private static Html Row(PostMortem it, DateTimeOffset now)
    {
        var state = it.StateAt(now);
        var what = state switch
        {
            PostMortemState.Draft => Html.Text($"write it, within {Words.Duration(it.DueBy - now)}"),
            PostMortemState.Overdue => Html.Of(
                $"""<span class="bad">overdue by {Words.Duration(now - it.DueBy)}</span>"""
            ),
            _ => Html.Text($"{it.Actions.Count(a => !a.IsDone)} of {it.Actions.Length} action items"),
        };
        return Html.Of(
            $"""<tr><td>{WidgetPage.Mark(it.Severity)}</td><td class="what">{it.Title}<br/>"""
                + $"""<span class="soft">{it.IncidentId}</span></td><td>{what}</td></tr>"""
        );
    }
}
