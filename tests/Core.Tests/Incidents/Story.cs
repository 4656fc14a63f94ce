using System.Collections.Immutable;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Routing;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Tests.Incidents;

/// <summary>
/// Plays signals against an in-memory stand for what the store remembers, so that a test reads as a story: what arrives,
/// and what stands in the end.
/// </summary>
internal sealed class Story(RoutingPolicy? policy = null)
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<SignalKey, SignalMemory> _memories = [];
    private readonly Dictionary<string, Incident> _incidents = [];
    private readonly Dictionary<(string, SignalKey), SignalState> _members = [];
    private readonly RoutingPolicy _policy = policy ?? Policy();

    public ImmutableArray<Incident> Incidents => [.. _incidents.Values];

    public Incident Only => Assert.Single(_incidents.Values);

    /// <summary>P0 pages, P1 pages and posts, P2 posts, P3 mails; one incident per value of <paramref name="groupBy"/>.</summary>
    public static RoutingPolicy Policy(string groupBy = "alarm", InsufficientDataMeaning insufficientData = InsufficientDataMeaning.Note)
    {
        ImmutableArray<string> fallback = ["pagerduty", "incidents", "mail"];
        Route Leaf(string name, Severity severity, params ImmutableArray<string> channels) => new()
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
                new Channel("pagerduty", ChannelKind.PagerDuty),
                new Channel("incidents", ChannelKind.Slack, "#incidents"),
                new Channel("mail", ChannelKind.Email),
            }.ToImmutableSortedDictionary(c => c.Name, c => c, StringComparer.Ordinal),
            Classification = [],
            InsufficientData = insufficientData,
            ReopenWithin = TimeSpan.FromMinutes(30),
            HandOverAfterAttempts = 2,
        };
        return policy with { Version = PolicyJson.VersionOf(policy) };
    }

    public static Signal Signal(
        SignalState state, double minute, string name = "api-5xx", string severity = "P1", string service = "api",
        string? suppressedBy = null) => new()
        {
            Key = new SignalKey("cloudwatch", $"arn:aws:cloudwatch:eu-west-1:123456789012:alarm:{name}"),
            State = state,
            At = Noon.AddMinutes(minute),
            Name = name,
            Description = $"severity={severity} service={service}",
            Reason = $"Threshold crossed by {name}.",
            SuppressedBy = suppressedBy,
        };

    public Decision Alarm(double minute, string name = "api-5xx", string severity = "P1", double? arrives = null, string? suppressedBy = null) =>
        Handle(Signal(SignalState.Alarm, minute, name, severity, suppressedBy: suppressedBy), arrives);

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
            OthersFiring = _members.Any(m => m.Key.Item1 == mine?.Id && m.Key.Item2 != signal.Key && m.Value == SignalState.Alarm),
        };
        var now = arrives is { } minute ? Noon.AddMinutes(minute) : signal.At.AddSeconds(2);
        var decision = IncidentDecider.Decide(known, triaged, _policy, now);
        Take(decision, signal);
        return decision;
    }

    private void Take(Decision decision, Signal signal)
    {
        if (decision.Memory is { } memory)
            _memories[signal.Key] = memory;
        if (decision.After is not { } incident)
            return;
        _incidents[incident.Id] = incident;
        if (decision.Memory is { } m)
            _members[(incident.Id, signal.Key)] = m.State;
    }
}
