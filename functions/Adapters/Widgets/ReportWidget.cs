using System.Collections.Immutable;
using NodaTime;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.OnCall;
using RoleFerry.Core.Dashboards;
using RoleFerry.Core.Drawing;
using RoleFerry.Core.Incidents.History;
using RoleFerry.Core.Incidents.Reports;
using RoleFerry.Core.OnCall;
using RoleFerry.Core.Text;

namespace RoleFerry.Adapters.Widgets;

/// <summary>What this month's incidents say: how many, and how fast we were.</summary>
internal sealed class ReportWidget(IncidentHistory history, OnCallSource onCall) : IWidget
{
    public string Name => "report";

    public string Description =>
        "the month's incidents by severity, with the times to detect, acknowledge and resolve.";

    public async Task<Html> DrawAsync(WidgetRequest request, WidgetCall call)
    {
        var schedule = await onCall.GetAsync(call.Deadline.Cancellation);
        var zone = DateTimeZoneProviders.Tzdb[schedule.Policy.Zone];
        var month = DateOnly.FromDateTime(Instant.FromDateTimeOffset(request.To).InZone(zone).ToDateTimeUnspecified());
        var (from, until) = IncidentReport.RangeOf(month, zone);
        var incidents = await history.ListAsync(new IncidentFilter(from, until), call.Deadline);
        var records = await history.FindAsync(incidents, call.Deadline);
        var settings = new ReportSettings(zone, severity => SlaOf(schedule, severity), _ => null);
        return Draw(IncidentReport.Of(month, records, settings, call.Now));
    }

    private static Sla SlaOf(Schedule schedule, Core.Signals.Severity severity)
    {
        var policy = schedule.Policy.Of(severity);
        return new Sla(policy.AcknowledgeWithin, policy.ResolveWithin);
    }

    private static Html Draw(IncidentReport report)
    {
        var rows = report
            .BySeverity.Where(s => s.Incidents > 0)
            .Select(s =>
                Html.Of(
                    $"""<tr><td>{WidgetPage.Mark(s.Severity)}</td><td class="number">{s.Incidents}</td>"""
                        + $"""{Cell(s.ToDetect)}{Cell(s.ToAcknowledge)}{Cell(s.ToResolve)}<td class="number">"""
                        + $"""{report.SlaMisses.Count(m => m.Severity == s.Severity)}</td></tr>"""
                )
            )
            .ToImmutableArray();
        var table = WidgetPage.Table(
            $"Incidents of {report.Month:yyyy-MM}",
            ["Severity", "Incidents", "Detected", "Acknowledged", "Resolved", "Deadlines missed"],
            rows,
            $"No incident in {report.Month:yyyy-MM}."
        );
        var marks = Html.Of($"""<p class="soft">Mean times; ✓ and ✗ against their targets.</p>""");
        return Html.Of($"{table}{(rows.IsEmpty ? Html.None : marks)}");
    }

    private static Html Cell(Measure measure) =>
        measure.Mean is not { } mean
            ? Html.Of($"<td>–</td>")
            : measure.IsMet switch
            {
                true => Html.Of($"""<td class="short good">{Words.Duration(mean)} ✓</td>"""),
                false => Html.Of($"""<td class="short bad">{Words.Duration(mean)} ✗</td>"""),
                null => Html.Of($"""<td class="short">{Words.Duration(mean)}</td>"""),
            };
}
