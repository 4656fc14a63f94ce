using System.Collections.Immutable;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Core.Dashboards;
using RoleFerry.Core.Drawing;
using RoleFerry.Core.Incidents.History;

namespace RoleFerry.Adapters.Widgets;

/// <summary>The incidents of the time shown, from when to when each lasted.</summary>
internal sealed class AlertHistoryWidget(IncidentHistory history) : IWidget
{
    /// <summary>
    /// What began before the time shown and was still open in it is shown too, if it began this much before at most.
    /// </summary>
    private static readonly TimeSpan Before = TimeSpan.FromDays(7);

    public string Name => "alert-history";

    public string Description => "a timeline of incidents. `service`: only of this service.";

    public async Task<Html> DrawAsync(WidgetRequest request, WidgetCall call)
    {
        var service = request.Text("service");
        var incidents = await history.ListAsync(
            new IncidentFilter(request.From - Before, request.To, Service: service.Length == 0 ? null : service),
            call.Deadline
        );
        var spans = incidents
            .Where(i => i.ResolvedAt is null || i.ResolvedAt >= request.From)
            .Select(i => (i.Title, i.Severity, i.BeganAt, i.ResolvedAt))
            .ToImmutableArray();
        return Timeline.Draw("Alert history", spans, request.From, request.To, request.Width);
    }
}
