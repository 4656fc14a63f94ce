using System.Text.Json.Nodes;
using AWS.Lambda.Powertools.Metrics;
using Microsoft.Extensions.Logging;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Telemetry;
using RoleFerry.Core.Dashboards;
using RoleFerry.Core.Drawing;

namespace RoleFerry.Adapters.Widgets;

/// <summary>
/// Answers a dashboard: carries out what a button asked, then draws the widget. Whatever is the matter is said where
/// the widget would be, since a dashboard shows nothing of an error.
/// </summary>
public sealed partial class WidgetEndpoint
{
    /// <summary>A dashboard waits no longer than this would be bearable.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    private readonly Dictionary<string, IWidget> _widgets;
    private readonly WidgetActions _actions;
    private readonly IFaultReporter _faults;
    private readonly TimeProvider _time;
    private readonly FunctionMetrics _metrics;
    private readonly ILogger<WidgetEndpoint> _log;

    internal WidgetEndpoint(
        IEnumerable<IWidget> widgets,
        WidgetActions actions,
        IFaultReporter faults,
        TimeProvider time,
        FunctionMetrics metrics,
        ILogger<WidgetEndpoint> log
    )
    {
        _widgets = widgets.ToDictionary(w => w.Name, StringComparer.Ordinal);
        _actions = actions;
        _faults = faults;
        _time = time;
        _metrics = metrics;
        _log = log;
    }

    /// <summary>Draws what is asked for.</summary>
    /// <param name="input">The event as it came.</param>
    /// <param name="functionArn">What buttons call: this function, as it was called.</param>
    /// <returns>HTML, or, for a description, Markdown as the dashboard wants it.</returns>
    public async Task<JsonNode> AnswerAsync(Stream input, string functionArn)
    {
        var now = _time.GetUtcNow();
        using var bytes = new MemoryStream();
        await input.CopyToAsync(bytes);
        var request = WidgetRequest.Read(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), now);
        if (request.AsksForDescription)
            return new JsonObject
            {
                ["markdown"] = WidgetDescription.Text([
                    .. _widgets.Values.OrderBy(w => w.Name, StringComparer.Ordinal),
                ]),
            };

        using var limit = new CancellationTokenSource(Patience * 2, _time);
        var call = new WidgetCall(functionArn, now, new Deadline(now + Patience, limit.Token));
        var content = await DrawAsync(request, call);
        await _faults.ReportAsync(limit.Token);
        _metrics.Flush();
        return JsonValue.Create(WidgetPage.Of(request, content).ToString());
    }

    private async Task<Html> DrawAsync(WidgetRequest request, WidgetCall call)
    {
        if (!_widgets.TryGetValue(request.Widget, out var widget))
            return Unknown(request.Widget);
        try
        {
            var said = await _actions.CarryOutAsync(request, call);
            var drawn = await widget.DrawAsync(request, call);
            return Html.Of($"{said}{drawn}");
        }
#pragma warning disable CA1031
        // A dashboard shows nothing of an error, and the reader of one has to know that it is not all well.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogNotDrawn(request.Widget, e);
            _metrics.Add("WidgetsNotDrawn", 1, MetricUnit.Count);
            return Html.Of(
                $"""<p class="none"><b class="bad">Not available at the moment.</b>"""
                    + $""" {Why(e)} Refresh the widget to try again.</p>"""
            );
        }
    }

    private static string Why(Exception e) =>
        e is StoreUnavailableException or OperationCanceledException
            ? "The table did not answer in time."
            : "Something is wrong with this widget; the log of DashboardWidgets says what.";

    private Html Unknown(string name) =>
        Html.Of(
            $"""<p class="none"><b class="bad">"""
                + $"""{(name.Length == 0 ? "The param widget is missing" : $"There is no widget {name}")}.</b>"""
                + $""" There are: {string.Join(", ", _widgets.Keys.Order(StringComparer.Ordinal))}.</p>"""
        );

    [LoggerMessage(Level = LogLevel.Error, Message = "The widget {Widget} could not be drawn")]
    private partial void LogNotDrawn(string widget, Exception exception);
}
