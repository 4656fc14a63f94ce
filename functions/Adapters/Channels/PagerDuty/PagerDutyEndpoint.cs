using Microsoft.Extensions.Logging;
using RoleFerry.Adapters.Endpoints;
using RoleFerry.Adapters.OnCall;
using RoleFerry.Adapters.Pipeline;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Access;
using RoleFerry.Core.Channels.PagerDuty;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.Signals;

namespace RoleFerry.Adapters.Channels.PagerDuty;

/// <summary>
/// Where PagerDuty's webhooks come in. What is signed is never answered 4xx, whatever it is: three in a row switch the
/// subscription off for a day. https://developer.pagerduty.com/docs/webhooks-behavior
/// </summary>
internal sealed partial class PagerDutyEndpoint(
    RequestAuthenticator authenticator,
    CommandPipeline pipeline,
    PagerDutyLinks links,
    People people,
    AccessGate gate,
    TimeProvider time,
    ILogger<PagerDutyEndpoint> log
) : IEndpoint
{
    /// <summary>Time for writing, and again for telling: PagerDuty waits 5 seconds.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Longer than PagerDuty tries, shorter than a command is known as carried out: an old event that somebody sends
    /// again does nothing.
    /// </summary>
    private static readonly TimeSpan OldestTaken = TimeSpan.FromHours(24);

    private const string SignatureHeader = "X-PagerDuty-Signature";

    /// <inheritdoc/>
    public IEnumerable<EndpointRoute> Routes => [new("POST", "/pagerduty", TakeAsync)];

    /// <summary>A webhook.</summary>
    public async Task<EndpointAnswer> TakeAsync(EndpointRequest request, CancellationToken cancellation)
    {
        var away = await authenticator.TurnAwayAsync(
            "PagerDuty",
            request,
            secrets => secrets.Find(PagerDutySecrets.WebhookSecret),
            secret => PagerDutySignature.Check(secret, request.Header(SignatureHeader), request.Body.Span),
            cancellation
        );
        if (away is not null)
            return away;
        if (PagerDutyWebhook.Read(request.Body) is not { } webhook)
            return Ignored("DeskWebhooksUnreadable", "not a webhook of version 3", "");
        if (webhook.At is not { } at || time.GetUtcNow() - at > OldestTaken)
            return Ignored("DeskWebhooksStale", "its time is missing or too far from now", webhook.Type);
        if (await IncidentAsync(webhook, cancellation) is not { } incidentId)
            return Ignored("DeskWebhooksIgnored", "not about one of our incidents", webhook.Type);
        if (webhook.AgentType.EndsWith("integration_reference", StringComparison.Ordinal))
            return Ignored("DeskEchoes", "the echo of our own request", webhook.Type);
        if (await ActionAsync(webhook, cancellation) is not { } action)
            return Ignored("DeskWebhooksIgnored", "nothing that changes an incident here", webhook.Type);

        var who = IsPerson(webhook)
            ? await people.OfPagerDutyAsync(webhook.AgentId, webhook.AgentName, cancellation)
            : new Identity("PagerDuty", IdentityProof.PagerDuty);
        if (await gate.RefusalAsync(who, action.Needs, cancellation) is { } refusal)
            return Ignored("DeskWebhooksIgnored", refusal, webhook.Type);
        var answer = await pipeline.HandleAsync(
            new IncidentCommand
            {
                IncidentId = incidentId,
                Id = webhook.Id,
                Way = CommandWay.In(PagerDutyKind.Value),
                Who = who.Name,
                At = at,
                Action = action,
            },
            Patience,
            cancellation
        );
        return new EndpointAnswer(200, $"{answer.Outcome}: {answer.Reason.Code}\n");
    }

    private async Task<string?> IncidentAsync(PagerDutyWebhook webhook, CancellationToken cancellation)
    {
        var deadline = new Deadline(time.GetUtcNow() + Patience, cancellation);
        if (webhook.PagerDutyId.Length == 0)
            return null;
        if (!webhook.IncidentId.StartsWith("INC-", StringComparison.Ordinal))
            return await links.FindAsync(webhook.PagerDutyId, deadline);
        await links.KeepAsync(webhook.PagerDutyId, webhook.IncidentId, deadline);
        return webhook.IncidentId;
    }

    private async Task<IncidentAction?> ActionAsync(PagerDutyWebhook webhook, CancellationToken cancellation) =>
        webhook.Type switch
        {
            "incident.acknowledged" => new IncidentAction.Acknowledge(),
            "incident.unacknowledged" => new IncidentAction.Unacknowledge(),
            "incident.resolved" when webhook.MergedInto is { } into => new IncidentAction.CloseElsewhere(
                into.Length == 0 ? "merged it into another incident there" : $"merged it into {into} there",
                CallsAgain: false
            ),
            "incident.resolved" when IsPerson(webhook) => new IncidentAction.Resolve(),
            "incident.resolved" => new IncidentAction.CloseElsewhere("resolved it there by itself", CallsAgain: true),
            "incident.reopened" => new IncidentAction.Reopen(),
            // By a person, more people have to know here too; by PagerDuty's own clock, those it calls are called.
            "incident.escalated" when IsPerson(webhook) => new IncidentAction.Escalate(
                null,
                await AssigneesAsync(webhook, cancellation),
                [],
                []
            ),
            "incident.escalated" => new IncidentAction.Note(
                $"escalated to {await AssigneesAsync(webhook, cancellation)}"
            ),
            "incident.reassigned" or "incident.delegated" when !webhook.Assignees.IsEmpty => new IncidentAction.Assign(
                await AssigneesAsync(webhook, cancellation)
            ),
            "incident.priority_updated" when SeverityWord.Read(webhook.Priority) is { } severity =>
                new IncidentAction.ChangeSeverity(severity),
            "incident.priority_updated" => new IncidentAction.Note(
                webhook.Priority.Length == 0 ? "removed the priority" : $"set the priority to {webhook.Priority}"
            ),
            "incident.annotated" => new IncidentAction.Note(webhook.Note),
            _ => null,
        };

    private async Task<string> AssigneesAsync(PagerDutyWebhook webhook, CancellationToken cancellation)
    {
        var names = new List<string>();
        foreach (var (id, name) in webhook.Assignees)
            names.Add((await people.OfPagerDutyAsync(id, name, cancellation)).Name);
        return names.Count == 0 ? "whoever PagerDuty notifies" : string.Join(", ", names);
    }

    private static bool IsPerson(PagerDutyWebhook webhook) => webhook.AgentType is "user_reference" or "user";

    private EndpointAnswer Ignored(string metric, string why, string type)
    {
        authenticator.Count(metric);
        LogIgnored(type, why);
        return new EndpointAnswer(200, $"Ignored: {why}.\n");
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "PagerDuty's {Type} has no effect: {Why}")]
    private partial void LogIgnored(string type, string why);
}
