using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using RoleFerry.Adapters.Endpoints;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Text;

namespace RoleFerry.Adapters.Channels.PagerDuty;

/// <summary>
/// An event of a webhook, version 3, as far as it matters here.
/// https://developer.pagerduty.com/docs/webhooks-overview
/// </summary>
internal sealed record PagerDutyWebhook
{
    /// <summary>Names the event; the same for every copy of it.</summary>
    public required string Id { get; init; }

    /// <summary>Such as <c>incident.acknowledged</c>.</summary>
    public required string Type { get; init; }

    /// <summary>When it happened; null where that cannot be read.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>
    /// What did it: <c>user_reference</c>, <c>service_reference</c>, <c>inbound_integration_reference</c> and others.
    /// </summary>
    public string AgentType { get; init; } = "";

    /// <summary>Its id.</summary>
    public string AgentId { get; init; } = "";

    /// <summary>As PagerDuty calls it.</summary>
    public string AgentName { get; init; } = "";

    /// <summary>PagerDuty's id of the incident; empty where the event is of none.</summary>
    public string PagerDutyId { get; init; } = "";

    /// <summary>Our id of it, from its dedup key. Empty where the event does not say: a note's does not.</summary>
    public string IncidentId { get; init; } = "";

    /// <summary>
    /// PagerDuty's id of the incident that it was merged into, which resolves it; empty where the event does not say,
    /// null where it was not merged.
    /// https://developer.pagerduty.com/api-reference (resolve_reason of an incident)
    /// </summary>
    public string? MergedInto { get; init; }

    /// <summary>Whose it is now: PagerDuty's ids and names.</summary>
    public ImmutableArray<(string Id, string Name)> Assignees { get; init; } = [];

    /// <summary>The priority's name; empty where there is none.</summary>
    public string Priority { get; init; } = "";

    /// <summary>A note's words.</summary>
    public string Note { get; init; } = "";

    /// <summary>Reads it; null where it is no such event.</summary>
    public static PagerDutyWebhook? Read(ReadOnlyMemory<byte> body)
    {
        using var document = JsonInput.Parse(body);
        return document is null ? null : Read(document.RootElement.Member("event"));
    }

    private static PagerDutyWebhook? Read(JsonElement json)
    {
        if (json.Text("event_type") is not { Length: > 0 } type || json.Text("id") is not { Length: > 0 } id)
            return null;
        var (data, agent) = (json.Member("data"), json.Member("agent"));
        var isNote = type == "incident.annotated";
        return new PagerDutyWebhook
        {
            Id = id,
            Type = type,
            At = DateTimeOffset.TryParse(
                json.Text("occurred_at"),
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var at
            )
                ? at
                : null,
            AgentType = agent.Text("type"),
            AgentId = agent.Text("id"),
            AgentName = agent.Text("summary"),
            PagerDutyId = isNote ? data.Member("incident").Text("id") : data.Text("id"),
            IncidentId = Rings.IncidentOf(data.Text("incident_key")),
            MergedInto = data.Member("resolve_reason") is { ValueKind: JsonValueKind.Object } reason
                ? reason.Member("incident").Text("id")
                : null,
            Assignees = data.Member("assignees") is { ValueKind: JsonValueKind.Array } people
                ? [.. people.EnumerateArray().Select(p => (p.Text("id"), p.Text("summary")))]
                : [],
            Priority = data.Member("priority").Text("summary"),
            Note = isNote ? data.Text("content") : "",
        };
    }
}
