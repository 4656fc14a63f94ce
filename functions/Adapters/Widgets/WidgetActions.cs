using System.Globalization;
using RoleFerry.Adapters.Pipeline;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Dashboards;
using RoleFerry.Core.Drawing;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Incidents.Commands;

namespace RoleFerry.Adapters.Widgets;

/// <summary>
/// What a widget's buttons ask for. IAM decides: who may invoke this function may do this. The dashboard does not
/// say who they are, so they choose their name; it is their word.
/// </summary>
internal sealed class WidgetActions(CommandPipeline commands)
{
    /// <summary>Says yes to an incident's page.</summary>
    public const string Acknowledge = "acknowledge";

    /// <summary>Says that an incident is over.</summary>
    public const string Resolve = "resolve";

    private const string Somebody = "somebody at the dashboard";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>Carries out what is asked.</summary>
    /// <returns>What came of it, in words; nothing where nothing was asked.</returns>
    /// <exception cref="StoreUnavailableException">
    /// The table did not answer: pressing again is safe.
    /// </exception>
    public async Task<Html> CarryOutAsync(WidgetRequest request, WidgetCall call)
    {
        IncidentAction? action = request.Text("action") switch
        {
            Acknowledge => new IncidentAction.Acknowledge(),
            Resolve => new IncidentAction.Resolve(),
            _ => null,
        };
        if (action is null)
            return Html.None;

        var who = request.Text("who");
        var command = new IncidentCommand
        {
            IncidentId = request.Text("incident"),
            // The same button of the same drawing is the same command, however often it is pressed.
            Id = $"{request.Text("action")}#{request.Text("drawn")}#{who}",
            Way = CommandWay.Dashboard,
            Who = who.Length == 0 ? Somebody : who,
            At = call.Now,
            Action = action,
        };
        var answer = await commands.HandleAsync(command, Patience, call.Deadline.Cancellation);
        return Html.Of($"""<p class="said" role="status">{command.IncidentId}: {answer.Reason.Text}</p>""");
    }

    /// <summary>The button for an action, as JSON its params.</summary>
    public static Html Button(WidgetRequest request, WidgetCall call, string action, string text, string incidentId)
    {
        var drawn = call.Now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var service = request.Text("service");
        var parameters = WidgetParams.Json(
            ("widget", request.Widget),
            ("service", service),
            ("action", action),
            ("incident", incidentId),
            ("drawn", drawn)
        );
        return WidgetPage.Button(call.FunctionArn, text, $"{text} {incidentId}", $"{text} {incidentId}?", parameters);
    }
}
