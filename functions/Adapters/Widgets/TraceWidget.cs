using RoleFerry.Adapters.Logs;
using RoleFerry.Core.Dashboards;
using RoleFerry.Core.Drawing;
using RoleFerry.Core.Logs.Traces;
using RoleFerry.Core.Text;

namespace RoleFerry.Adapters.Widgets;

/// <summary>The failed requests behind the newest errors, each as a waterfall of what called what.</summary>
internal sealed class TraceWidget(ErrorGroupStore groups) : IWidget
{
    private const int Looked = 50;
    private const int Shown = 3;

    public string Name => "trace";

    public string Description =>
        "the steps of a failed request. `trace`: its id, the latest by default; `service`: only of this service.";

    public async Task<Html> DrawAsync(WidgetRequest request, WidgetCall call)
    {
        if (request.Text("trace") is { Length: > 0 } asked)
            return Draw(request, $"Trace {asked}", await groups.TraceAsync(asked, call.Deadline));

        var service = request.Text("service");
        var candidates = (await groups.ListAsync(Looked, call.Deadline))
            .Where(g =>
                g.TraceId.Length > 0
                && (service.Length == 0 || g.Services.Contains(service, StringComparer.OrdinalIgnoreCase))
            )
            .DistinctBy(g => g.TraceId, StringComparer.Ordinal)
            .Take(Shown)
            .ToArray();
        var traces = await Task.WhenAll(candidates.Select(g => groups.TraceAsync(g.TraceId, call.Deadline)));
        var drawn = candidates
            .Zip(traces)
            .Where(t => t.Second.Count > 0)
            .Select(t => Draw(request, PlainText.Shorten(PlainText.OneLine(t.First.Template), 120), t.Second))
            .ToArray();
        return drawn.Length == 0 ? Html.Of($"""<p class="none">No failed requests recently.</p>""") : Html.Join(drawn);
    }

    private static Html Draw(WidgetRequest request, string title, IReadOnlyList<Span> spans) =>
        Html.Of($"<h4>{title}</h4>{(spans.Count == 0 ? Nothing : WaterfallChart.Draw(title, spans, request.Width))}");

    private static Html Nothing { get; } = Html.Of($"""<p class="none">Nothing of it is kept (any more).</p>""");
}
