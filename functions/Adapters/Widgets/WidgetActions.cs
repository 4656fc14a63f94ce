using AWS.Lambda.Powertools.Metrics;
using RoleFerry.Adapters.OnCall;
using RoleFerry.Adapters.Pipeline;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Telemetry;
using RoleFerry.Core.Access;
using RoleFerry.Core.Dashboards;
using RoleFerry.Core.Drawing;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Incidents.Commands;

namespace RoleFerry.Adapters.Widgets;

/// <summary>
/// What a widget's buttons ask for: only what a button says that this function drew (<see cref="ButtonPress"/>), never
/// what a dashboard's params say. IAM decides who may press: whoever may invoke this function. The dashboard does not
/// say who they are, so they choose their name of those that are known; it is their word.
/// </summary>
internal sealed class WidgetActions(
    CommandPipeline commands,
    ButtonKey keys,
    OnCallSource onCall,
    AccessGate gate,
    FunctionMetrics metrics
)
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
        if (request.IsPressWritten)
            return Refuse("The params of this widget press a button. Only people do: remove press from the params.");
        if (request.Press.Length == 0)
            return Html.None;
        if (await keys.FindAsync(call.Deadline.Cancellation) is not { } key)
            return Refuse("The button could not be checked: the secrets cannot be fetched. Press it again.");
        if (ButtonPress.Read(key, request.Press) is not { } press || ActionOf(press) is not { } action)
            return Refuse("This button is not of this drawing, or a secret was replaced since. Press the one below.");
        if (call.Now >= press.Until)
            return Refuse("What you saw was too old to act on. It is drawn anew below: press again.");

        var who = new Identity(await NameAsync(request, call), IdentityProof.Iam);
        if (await gate.RefusalAsync(who, action.Needs, call.Deadline.Cancellation) is { } refusal)
            return Refuse(refusal);
        var command = new IncidentCommand
        {
            IncidentId = press.IncidentId,
            // The same button of the same drawing is the same command, however often it is pressed.
            Id = press.Signature,
            Way = CommandWay.Dashboard,
            Who = who.Name,
            At = call.Now,
            Action = action,
        };
        var answer = await commands.HandleAsync(command, Patience, call.Deadline.Cancellation);
        return Said($"{command.IncidentId}: {answer.Reason.Text}");
    }

    /// <summary>The key for the buttons of a drawing; null where they cannot be signed.</summary>
    public Task<string?> KeyAsync(WidgetCall call) => keys.FindAsync(call.Deadline.Cancellation);

    /// <summary>The button for an action.</summary>
    public static Html Button(
        WidgetRequest request,
        WidgetCall call,
        string key,
        string action,
        string text,
        string incidentId
    )
    {
        var parameters = WidgetParams.Json(
            ("widget", request.Widget),
            ("service", request.Text("service")),
            (WidgetRequest.PressName, ButtonPress.Write(key, action, incidentId, call.Now))
        );
        return WidgetPage.Button(call.FunctionArn, text, $"{text} {incidentId}", $"{text} {incidentId}?", parameters);
    }

    private static IncidentAction? ActionOf(ButtonPress press) =>
        press.Action switch
        {
            Acknowledge => new IncidentAction.Acknowledge(),
            Resolve => new IncidentAction.Resolve(),
            _ => null,
        };

    /// <summary>Whoever chose a name that the on-call policy knows.</summary>
    private async Task<string> NameAsync(WidgetRequest request, WidgetCall call) =>
        (await onCall.GetAsync(call.Deadline.Cancellation)).Policy.FindByName(request.Chosen("who"))?.Name ?? Somebody;

    private Html Refuse(string why)
    {
        metrics.Add("WidgetPressesRefused", 1, MetricUnit.Count);
        return Said(why);
    }

    private static Html Said(string text) => Html.Of($"""<p class="said" role="status">{text}</p>""");
}
