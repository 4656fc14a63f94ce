using System.Collections.Immutable;
using RoleFerry.Core.Channels.Email;
using RoleFerry.Core.Channels.PagerDuty;
using RoleFerry.Core.Channels.Slack;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.Matching;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Policies.Compiled;
using RoleFerry.Core.Routing;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Tests.Incidents;

/// <summary>
/// Plays signals against an in-memory stand for what the store remembers, so that a test reads as a story: what
/// arrives, and what stands in the end.
/// </summary>
internal sealed class Story(RoutingPolicy? policy = null)
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<SignalKey, SignalMemory> _memories = [];
    private readonly Dictionary<string, Incident> _incidents = [];
    private readonly Dictionary<
        (string Incident, SignalKey Alarm),
        (SignalState State, DateTimeOffset At, string Name)
    > _members = [];
    private readonly HashSet<string> _carriedOut = [];
    private RoutingPolicy _policy = policy ?? Policy();

    public ImmutableArray<Incident> Incidents => [.. _incidents.Values];

    public Incident Only => Assert.Single(_incidents.Values);

    /// <summary>
    /// P0 pages, P1 pages and posts, P2 posts, P3 mails; one incident per value of <paramref name="groupBy"/>.
    /// </summary>
    public static RoutingPolicy Policy(
        string groupBy = "alarm",
        InsufficientDataMeaning insufficientData = InsufficientDataMeaning.Note
    )
    {
        ImmutableArray<string> fallback = ["pagerduty", "incidents", "mail"];
        Route Leaf(string name, Severity severity, params ImmutableArray<string> channels) =>
            new()
            {
                Name = name,
                Matchers = [new Matcher("severity", MatchOperator.Equal, severity.ToString())],
                Channels = channels,
                Fallback = fallback,
                GroupBy = [groupBy],
                RepeatEvery = TimeSpan.FromHours(1),
            };
        var policy = new RoutingPolicy
        {
            Version = "",
            Root = new Route
            {
                Name = "all",
                Channels = ["incidents"],
                Fallback = fallback,
                GroupBy = [groupBy],
                RepeatEvery = TimeSpan.FromHours(1),
                Routes =
                [
                    Leaf("critical", Severity.P0, "pagerduty"),
                    Leaf("high", Severity.P1, "pagerduty", "incidents"),
                    Leaf("medium", Severity.P2, "incidents"),
                    Leaf("low", Severity.P3, "mail"),
                ],
            },
            Channels = new[]
            {
                new Channel("pagerduty", PagerDutyKind.Value),
                new Channel("pagerduty-secondary", PagerDutyKind.Value, "secondary"),
                new Channel("incidents", SlackKind.Value, "#incidents"),
                new Channel("mail", EmailKind.Value),
            }.ToImmutableSortedDictionary(c => c.Name, c => c, StringComparer.Ordinal),
            Classification = [],
            InsufficientData = insufficientData,
            ReopenWithin = TimeSpan.FromMinutes(30),
            HandOverAfterAttempts = 2,
        };
        return policy with { Version = PolicyJson.VersionOf(policy) };
    }

    public static Signal Signal(
        SignalState state,
        double minute,
        string name = "api-5xx",
        string severity = "P1",
        string service = "api",
        string? suppressedBy = null
    ) =>
        new()
        {
            Key = new SignalKey("cloudwatch", $"arn:aws:cloudwatch:eu-west-1:123456789012:alarm:{name}"),
            State = state,
            At = Noon.AddMinutes(minute),
            Name = name,
            Description = $"severity={severity} service={service}",
            Reason = $"Threshold crossed by {name}.",
            SuppressedBy = suppressedBy,
        };

    /// <summary>Another policy decides from now on.</summary>
    public void Apply(RoutingPolicy policy) => _policy = policy;

    public Decision Alarm(
        double minute,
        string name = "api-5xx",
        string severity = "P1",
        double? arrives = null,
        string? suppressedBy = null
    ) => Handle(Signal(SignalState.Alarm, minute, name, severity, suppressedBy: suppressedBy), arrives);

    public Decision Ok(double minute, string name = "api-5xx", double? arrives = null) =>
        Handle(Signal(SignalState.Ok, minute, name), arrives);

    public Decision InsufficientData(double minute, string name = "api-5xx") =>
        Handle(Signal(SignalState.InsufficientData, minute, name), null);

    public Decision Handle(Signal signal, double? arrives)
    {
        var triaged = Triage.Of(signal, _policy);
        var memory = _memories.GetValueOrDefault(signal.Key);
        var mine = memory?.IncidentId is { } id ? _incidents[id] : null;
        var known = new KnownState
        {
            Memory = memory,
            Mine = mine,
            Open = _incidents.Values.FirstOrDefault(i => i.IsOpen && i.Key == triaged.Key),
            OthersFiring = _members.Any(m =>
                m.Key.Incident == mine?.Id && m.Key.Alarm != signal.Key && m.Value.State == SignalState.Alarm
            ),
        };
        var now = arrives is { } minute ? Noon.AddMinutes(minute) : signal.At.AddSeconds(2);
        var decision = IncidentDecider.Decide(known, triaged, _policy, now);
        Take(decision, signal);
        return decision;
    }

    /// <summary>Somebody says something of the only incident, or of the one that is named.</summary>
    public CommandDecision Say(
        IncidentAction action,
        double minute,
        CommandWay? way = null,
        string who = "Maya",
        double? arrives = null,
        string? id = null,
        Incident? about = null,
        int? generation = null
    )
    {
        var incident = about is null ? Only : _incidents[about.Id];
        var command = new IncidentCommand
        {
            IncidentId = incident.Id,
            Id = id ?? $"{who} {minute} {action}",
            Way = way ?? CommandWay.In(SlackKind.Value),
            Who = who,
            At = Noon.AddMinutes(minute),
            Action = action,
            Generation = generation,
        };
        return Do(command, Noon.AddMinutes(arrives ?? minute).AddSeconds(1));
    }

    /// <summary>A command is carried out, a person's or the clock's.</summary>
    public CommandDecision Do(IncidentCommand command, DateTimeOffset now)
    {
        var incident = _incidents[command.IncidentId];
        var decision = IncidentCommandDecider.Decide(Known(incident), command, _policy, now);
        if (decision.Outcome == CommandOutcome.Done && !_carriedOut.Add(command.DedupId))
            return decision with
            {
                Outcome = CommandOutcome.Duplicate,
                After = incident,
                Event = null,
                Notifications = [],
            };
        _incidents[incident.Id] = decision.After;
        return decision;
    }

    /// <summary>What the store would know of an incident.</summary>
    public KnownIncident Known(Incident incident) =>
        new()
        {
            Incident = incident,
            Firing =
            [
                .. _members
                    .Where(m => m.Key.Incident == incident.Id && m.Value.State == SignalState.Alarm)
                    .Select(m => new FiringAlarm(m.Key.Alarm, m.Value.Name, m.Value.At)),
            ],
            Told = incident.Channels,
            OtherOpen = _incidents
                .Values.FirstOrDefault(i => i.IsOpen && i.Key == incident.Key && i.Id != incident.Id)
                ?.Id,
        };

    private void Take(Decision decision, Signal signal)
    {
        if (decision.Memory is { } memory)
            _memories[signal.Key] = memory;
        if (decision.After is not { } incident)
            return;
        _incidents[incident.Id] = incident;
        if (decision.Memory is { } m)
            _members[(incident.Id, signal.Key)] = (m.State, signal.At, signal.Name);
    }
}
