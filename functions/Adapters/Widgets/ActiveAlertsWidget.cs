using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.OnCall;
using RoleFerry.Core.Dashboards;
using RoleFerry.Core.Drawing;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Text;

namespace RoleFerry.Adapters.Widgets;

/// <summary>The incidents that are open, the worst first, with buttons to take or to end them.</summary>
internal sealed class ActiveAlertsWidget(IncidentHistory history, OnCallSource onCall, WidgetActions actions) : IWidget
{
    /// <summary>Rows that are drawn; how many more there are is said.</summary>
    private const int MostRows = 100;

    /// <summary>Pixels in which names and both buttons have room in one line.</summary>
    private const int WideEnough = 760;

    /// <summary>Pixels below which one column holds all, so that a phone shows the buttons without scrolling.</summary>
    private const int TooNarrow = 480;

    public string Name => "active-alerts";

    public string Description =>
        "open incidents, with buttons to acknowledge and resolve. `service`: only of this service.";

    public async Task<Html> DrawAsync(WidgetRequest request, WidgetCall call)
    {
        var key = await actions.KeyAsync(call);
        var schedule = await onCall.GetAsync(call.Deadline.Cancellation);
        var service = request.Text("service");
        var open = (await history.OpenAsync(call.Deadline))
            .Where(i => service.Length == 0 || string.Equals(i.Service, service, StringComparison.OrdinalIgnoreCase))
            .OrderBy(i => i.Severity)
            .ThenBy(i => i.Status)
            .ThenBy(i => i.BeganAt)
            .ToArray();
        var table = WidgetPage.Table(
            "Active alerts",
            request.Width < TooNarrow
                ? ["Severity", "What"]
                : ["Severity", "What", "Service", "Since", "Who", "Actions"],
            [.. open.Take(MostRows).Select(incident => Row(incident, request, call, key))],
            service.Length == 0 ? "No open incidents." : $"No open incidents for {service}."
        );
        var more =
            open.Length > MostRows
                ? Html.Of($"""<p class="soft">{open.Length - MostRows} more open incidents.</p>""")
                : Html.None;
        var names = schedule.Policy.People.Select(p => p.Name);
        var who =
            open.Length == 0
                ? Html.None
                : Html.Of(
                    $"""<form><label>You are <select name="who" aria-label="Who you are">"""
                        + $"""<option value="">choose your name</option>"""
                        + $"""{names.Select(n => Html.Of($"""<option value="{n}">{n}</option>"""))}</select>"""
                        + $"""</label></form>"""
                );
        return key is null && open.Length > 0 ? Html.Of($"{NoButtons}{table}{more}") : Html.Of($"{who}{table}{more}");
    }

    private static Html Row(Incident incident, WidgetRequest request, WidgetCall call, string? key)
    {
        var buttons = key is null ? Html.None : Buttons(incident, request, call, key);
        var who =
            incident.AcknowledgedBy.Length > 0
                ? Html.Text(incident.AcknowledgedBy)
                : Html.Of($"""<span class="bad">nobody yet</span>""");
        var what = Html.Of(
            $"""{incident.Title}<br/><span class="soft">{incident.Id}, {WidgetPage.Word(incident.Status)}</span>"""
        );
        var since = Words.Duration(call.Now - incident.BeganAt);
        if (request.Width < TooNarrow)
            return Html.Of(
                $"""<tr><td>{WidgetPage.Mark(incident.Severity)}</td><td class="what">{what}<br/>"""
                    + $"""{incident.Service}, {since}, {who}<br/>{buttons}</td></tr>"""
            );
        var oneLine = request.Width >= WideEnough ? "short" : "";
        return Html.Of(
            $"""<tr><td>{WidgetPage.Mark(incident.Severity)}</td><td class="what">{what}</td><td>"""
                + $"""{incident.Service}</td><td class="short" title="{Words.Time(incident.BeganAt)}">{since}</td>"""
                + $"""<td class="{oneLine}">{who}</td><td class="{oneLine}">{buttons}</td></tr>"""
        );
    }

    private static Html Buttons(Incident incident, WidgetRequest request, WidgetCall call, string key)
    {
        var acknowledge =
            incident.Status == IncidentStatus.Open
                ? WidgetActions.Button(request, call, key, WidgetActions.Acknowledge, "Acknowledge", incident.Id)
                : Html.None;
        var resolve = WidgetActions.Button(request, call, key, WidgetActions.Resolve, "Resolve", incident.Id);
        return Html.Of($"{acknowledge}{resolve}");
    }

    private static Html NoButtons { get; } =
        Html.Trusted(
            """<p class="soft">No buttons: they are signed with the channels' secrets, and none could be read.</p>"""
        );
}
