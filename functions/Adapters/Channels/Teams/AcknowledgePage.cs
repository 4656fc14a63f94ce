using RoleFerry.Adapters.Endpoints;
using RoleFerry.Adapters.Pipeline;
using RoleFerry.Core.Drawing;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.Text;

namespace RoleFerry.Adapters.Channels.Teams;

/// <summary>What whoever follows a card's link sees: small pages without script.</summary>
internal static class AcknowledgePage
{
    private static readonly Html Style = Html.Trusted(
        "body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: 3rem auto; padding: 0 1rem } "
            + "input, button { font: inherit; padding: .4rem .8rem }"
    );

    /// <summary>A link that we did not make, or not with the key that counts.</summary>
    public static EndpointAnswer Forged { get; } =
        Page(
            403,
            "This link does not work",
            Html.Trusted("<p>It was cut or changed on its way, or is older than the key that signs such links.</p>")
        );

    /// <summary>A link that came too late.</summary>
    public static EndpointAnswer Expired(string incidentId) =>
        Page(
            410,
            "This link has expired",
            Html.Of($"<p>It was for {incidentId}. A newer message about the incident has a newer link.</p>")
        );

    /// <summary>The question, before anything is done.</summary>
    public static EndpointAnswer Ask(string incidentId) =>
        Page(
            200,
            $"Acknowledge {incidentId}?",
            Html.Of(
                $"""
                <p>Everybody who was notified will see that you are looking at it.</p>
                <form method="post">
                <label>Your name
                <input name="{AcknowledgeEndpoint.NameField}" maxlength="80" autocomplete="name"></label>
                <button>Acknowledge</button>
                </form>
                """
            )
        );

    /// <summary>What became of it.</summary>
    public static EndpointAnswer Of(string incidentId, CommandAnswer answer) =>
        answer.Outcome switch
        {
            CommandOutcome.Done => Page(200, $"You acknowledged {incidentId}", Standing(answer.Incident)),
            CommandOutcome.NoSuchIncident => Page(404, $"There is no incident {incidentId}", Html.None),
            CommandOutcome.Duplicate => Page(200, "This link has been used", Standing(answer.Incident)),
            _ => Page(
                200,
                $"{incidentId} was not changed",
                Html.Join([Html.Of($"<p>{answer.Reason.Text}</p>"), Standing(answer.Incident)])
            ),
        };

    private static Html Standing(Incident? incident) =>
        incident switch
        {
            { ResolvedAt: { } end } => Html.Of(
                $"<p>{incident.Id}, {incident.Title}: resolved at {Words.Time(end)}.</p>"
            ),
            { AcknowledgedBy.Length: > 0, AcknowledgedAt: { } at } => Html.Of(
                $"<p>{incident.Id}, {incident.Title}: acknowledged by {incident.AcknowledgedBy} at "
                    + $"{Words.Time(at)}.</p>"
            ),
            not null => Html.Of($"<p>{incident.Id}, {incident.Title}: nobody has acknowledged it.</p>"),
            null => Html.None,
        };

    private static EndpointAnswer Page(int status, string title, Html body) =>
        new(
            status,
            Html.Of(
                    $"""
                    <!doctype html>
                    <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                    <title>{title}</title>
                    <style>{Style}</style></head>
                    <body><h1>{title}</h1>
                    {body}
                    </body></html>
                    """
                )
                .ToString(),
            IsPage: true
        );
}
