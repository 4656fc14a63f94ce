using System.Text.Json.Nodes;
using RoleFerry.Local.Endpoint;
using RoleFerry.Local.Faults;
using RoleFerry.Local.Page;

namespace RoleFerry.Local.Receivers.PagerDuty;

/// <summary>
/// PagerDuty's <see href="https://developer.pagerduty.com/docs/events-api-v2-overview">Events API v2</see> at
/// <c>/pagerduty/v2/enqueue</c>: checks events, keeps them, and knows what became of each key.
/// </summary>
public sealed class PagerDutyReceiver : IReceiver
{
    private const int Remembered = 5000;

    private readonly Lock _lock = new();
    private readonly Bounded<PagerDutyEvent> _events = new(Remembered);
    private readonly Dictionary<(string RoutingKey, string DedupKey), PagerDutyIncident> _incidents = [];
    private readonly List<string> _services = [];
    private readonly TimeProvider _time;

    internal PagerDutyReceiver(TimeProvider time) => _time = time;

    /// <summary>The events that were accepted, oldest first.</summary>
    public IReadOnlyList<PagerDutyEvent> Events => _events.ToList();

    /// <summary>The newest incident of each integration's keys, in the order of their first triggers.</summary>
    public IReadOnlyList<PagerDutyIncident> Incidents
    {
        get
        {
            lock (_lock)
                return [.. _incidents.Values];
        }
    }

    /// <summary>Somebody does something in PagerDuty itself.</summary>
    /// <param name="id">PagerDuty's own id of the incident.</param>
    /// <param name="status">Where it stands from now on.</param>
    /// <returns>The incident as it stands then; null where there is none with this id.</returns>
    public PagerDutyIncident? Set(string id, PagerDutyStatus status)
    {
        lock (_lock)
        {
            foreach (var (key, incident) in _incidents)
            {
                if (incident.PagerDutyId == id)
                    return _incidents[key] = incident with { Status = status };
            }
        }

        return null;
    }

    string IReceiver.Title => "PagerDuty";

    string IReceiver.Nothing => "Nobody was paged.";

    IReadOnlyList<Html> IReceiver.Show(string? about, DateTimeOffset now)
    {
        var events = Events;
        return
        [
            .. Incidents
                .Where(i => about is null || i.IncidentId == about)
                .Reverse()
                .Select(i => PagerDutyView.Incident(i, events, now)),
        ];
    }

    string IService.Name => "pagerduty";

    bool IService.Takes(Call call) => call.Path.StartsWith("/pagerduty/", StringComparison.Ordinal);

    string IService.Operation(Call call) => call.Json()?["event_action"]?.ToString() ?? "enqueue";

    Task<Answer> IService.AnswerAsync(Call call, CancellationToken cancellation) =>
        Task.FromResult(
            call is not { Method: "POST", Path: "/pagerduty/v2/enqueue" } ? Answer.Text(404, "Not Found")
            : call.Body.Length > PagerDutyRules.LargestEvent
                ? Invalid([$"Event is larger than {PagerDutyRules.LargestEvent} bytes"])
            : Enqueue(call.Json())
        );

    Answer IService.Refuse(Fault fault) =>
        fault.Kind switch
        {
            FaultKind.Throttle => Answer
                .Json(
                    429,
                    new JsonObject
                    {
                        ["status"] = "throttle exceeded",
                        ["message"] = "Requests for this service are arriving too quickly.  Please retry later.",
                    }
                )
                .With("Retry-After", fault.RetryAfterSeconds),
            FaultKind.Reject => Invalid([fault.Error ?? "Refused by a fault set on this machine"]),
            _ => Answer.Text(500, "Internal Server Error"),
        };

    private Answer Enqueue(JsonObject? body)
    {
        if (PagerDutyRules.Check(body) is { Count: > 0 } errors)
            return Invalid(errors);
        var kept = (JsonObject)body!.DeepClone();
        kept.Remove("routing_key");
        var received = new PagerDutyEvent(
            _time.GetUtcNow(),
            (string)body["event_action"]!,
            (string?)body["dedup_key"] ?? Guid.NewGuid().ToString("N"),
            kept
        );
        lock (_lock)
        {
            _events.Add(received);
            Apply((string)body["routing_key"]!, received);
        }
        return Answer.Json(
            202,
            new JsonObject
            {
                ["status"] = "success",
                ["message"] = "Event processed",
                ["dedup_key"] = received.DedupKey,
            }
        );
    }

    /// <summary>
    /// A trigger opens or joins; the others change what is open and mean nothing else. Each integration has keys of
    /// its own.
    /// </summary>
    private void Apply(string routingKey, PagerDutyEvent received)
    {
        var key = (routingKey, received.DedupKey);
        var known = _incidents.GetValueOrDefault(key);
        var open = known is { Status: not PagerDutyStatus.Resolved };
        switch (received.Action)
        {
            case "trigger" when open:
                _incidents[key] = known! with { Triggers = known.Triggers + 1, Newest = received };
                break;
            case "trigger":
                var payload = received.Body["payload"]!;
                if (!_services.Contains(routingKey))
                    _services.Add(routingKey);
                _incidents[key] = new(
                    _services.IndexOf(routingKey) + 1,
                    received.DedupKey,
                    PagerDutyStatus.Triggered,
                    (string)payload["summary"]!,
                    (string)payload["severity"]!,
                    (string)payload["source"]!,
                    1,
                    received
                );
                break;
            case "acknowledge" when open:
                _incidents[key] = known! with { Status = PagerDutyStatus.Acknowledged };
                break;
            case "resolve" when open:
                _incidents[key] = known! with { Status = PagerDutyStatus.Resolved };
                break;
        }
    }

    private static Answer Invalid(IEnumerable<string> errors) =>
        Answer.Json(
            400,
            new JsonObject
            {
                ["status"] = "invalid event",
                ["message"] = "Event object is invalid",
                ["errors"] = new JsonArray([.. errors.Select(e => JsonValue.Create(e))]),
            }
        );
}
