using System.Text;
using System.Text.Json;
using RoleFerry.Adapters.Outbox;
using RoleFerry.Core.Notifications;
using RoleFerry.Simulation.Functions;
using RoleFerry.Simulation.Histories;

namespace RoleFerry.Simulation.Outside;

/// <summary>
/// PagerDuty's Events API v2: one alert for each dedup key and integration, and a copy of an event changes nothing.
/// </summary>
internal sealed class PagerDutyService(World world)
{
    private readonly HashSet<(string Key, string Integration)> _open = [];

    /// <summary>What rang without the table's knowledge.</summary>
    public HashSet<string> WithoutStore { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// The keys that rang too late for anybody to end it: a process sent it that had stood still for longer than its lease, by
    /// the fastest clock there is; or it arrived when its sender had given it up.
    /// </summary>
    public HashSet<string> TooLate { get; } = new(StringComparer.Ordinal);

    private readonly HashSet<(string Key, string Channel)> _rang = [];
    private readonly HashSet<(string Incident, string Channel)> _named = [];
    private readonly Dictionary<string, string> _newest = new(StringComparer.Ordinal);

    /// <summary>The keys that ring on there: nobody said that it is over.</summary>
    public IEnumerable<string> OpenKeys => _open.Select(o => o.Key).Distinct();

    /// <summary>Whether anything of an incident rings there.</summary>
    public bool IsOpen(string incident) => OpenKeys.Any(key => Rings.IncidentOf(key) == incident);

    /// <summary>Whether a phone behind a channel rang under a key.</summary>
    public bool HasRung(string key, string channel) => _rang.Contains((key, channel));

    /// <summary>Whether a phone behind a channel rang with an incident's name on it.</summary>
    public bool HasNamed(string incident, string channel) => _named.Contains((incident, channel));

    /// <summary>The key under which an incident rang last; null where it never did.</summary>
    public string? NewestOf(string incident) => _newest.GetValueOrDefault(incident);

    /// <summary>Somebody did something there.</summary>
    public void PersonDid(string what, string incident)
    {
        if (what == "resolved")
            _open.RemoveWhere(o => Rings.IncidentOf(o.Key) == incident);
        else if (what == "reopened")
            _open.Add((_newest[incident], ParameterStore.RoutingKey));
    }

    public HttpResponseMessage Take(byte[] body, FunctionProcess sender, bool isGivenUp)
    {
        using var json = JsonDocument.Parse(body);
        var root = json.RootElement;
        var routingKey = root.GetProperty("routing_key").GetString()!;
        var key = root.GetProperty("dedup_key").GetString()!;
        var incident = Rings.IncidentOf(key);
        if (world.Ssm.IntegrationOf(routingKey) is not { } integration)
            return VendorHandler.Answer(400, """{"errors":["'routing_key' is not known"]}""");
        var where = integration == ParameterStore.RoutingKey ? "pagerduty" : integration.Replace('/', ' ');
        switch (root.GetProperty("event_action").GetString())
        {
            case "trigger":
                _newest[incident] = key;
                if (body.AsSpan().IndexOf("store cannot be reached"u8) >= 0)
                    WithoutStore.Add(incident);
                if (
                    sender.LongestStill is { Ticks: > 0 } still
                    && still + world.Plan.ClockSpread >= OutboxEntries.Lease
                )
                    TooLate.Add(key);
                var isNew = _open.Add((key, integration));
                var channel = where.Replace(' ', '-');
                _rang.Add((key, channel));
                var named = IncidentIdsOf(incident, body);
                _named.UnionWith(named.Select(id => (id, channel)));
                if (isNew && isGivenUp)
                    TooLate.Add(key);
                var summary = root.GetProperty("payload").GetProperty("summary").GetString()!;
                world.People.Read(where, isNew ? Reading.Rings : Reading.StillOpen, named, summary);
                break;
            case "resolve":
                _open.Remove((key, integration));
                world.People.Read(where, Reading.Quiet, [incident], "resolve");
                break;
            default:
                world.People.Read(where, Reading.Quiet, [incident], "acknowledge");
                break;
        }

        return VendorHandler.Answer(202, """{"status":"success","message":"Event processed"}""");
    }

    /// <summary>The incident that it rings for, and those that it names beside it.</summary>
    private static List<string> IncidentIdsOf(string incident, byte[] body)
    {
        var all = IncidentIds.In(Encoding.UTF8.GetString(body));
        all.Remove(incident);
        all.Insert(0, incident);
        return all;
    }
}
