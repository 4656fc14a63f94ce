using System.Collections.Immutable;
using RoleFerry.Core.Channels;
using RoleFerry.Core.Channels.PagerDuty;
using RoleFerry.Core.Channels.Slack;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.Incidents.Escalation;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.OnCall;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Policies.Compiled;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Tests.Channels;

namespace RoleFerry.Core.Tests.Incidents.Ringing;

/// <summary>
/// One incident from alarm to phone, by the policies of <c>monitoring/</c> with one incident for each service: what is
/// decided is written as PagerDuty's events, as the outbox would send them.
/// </summary>
internal sealed class PhoneStory
{
    public const string Primary = "pagerduty";
    public const string Secondary = "pagerduty-secondary";
    public const string Cto = "pagerduty-cto";

    private const string Alarms = "api-5xx";
    private static readonly RoutingPolicy Policy = Grouped(
        ((PolicyRead.Good)PolicyJson.Read(Compiled("routing"), Known.Kinds)).Policy
    );
    private static readonly Schedule OnCall = new(((OnCallRead.Good)OnCallJson.Read(Compiled("oncall"))).Policy);

    private readonly Story _story = new(Policy);
    private readonly List<Notification> _sent = [];
    private double _now;

    public PhoneStory(Severity severity) => Severity = severity;

    /// <summary>How bad its first alarm is.</summary>
    public Severity Severity { get; }

    public Phones Phones { get; } = new();

    public Incident Incident => _story.Only;

    public static EscalationPolicy Rules(Severity severity) => OnCall.Policy.Of(severity);

    public static RoutingPolicy Routing => Policy;

    /// <summary>Who is the secondary, and somebody who is on call for nothing.</summary>
    public static Person Person(bool isSecondary) =>
        OnCall.Policy.People.First(p =>
            isSecondary
                ? OnCall.Of("secondary", Story.Noon).Person == p
                : EscalationPlan.ChannelsOf(p, OnCall, Story.Noon).IsEmpty
        );

    public static ImmutableArray<string> ChannelsOf(Person person) =>
        EscalationPlan.ChannelsOf(person, OnCall, Story.Noon);

    /// <summary>An alarm fires; a worse one than the first where that is said.</summary>
    public void Fire(string name = Alarms, bool isWorse = false) =>
        Take(_story.Alarm(_now, name, (isWorse ? Severity.P0 : Severity).ToString(), _now));

    public void Recover(string name = Alarms) => Take(_story.Ok(_now, name, _now));

    public void Say(IncidentAction action, bool inPagerDuty = false) =>
        Take(
            _story.Say(
                action,
                _now,
                CommandWay.In(inPagerDuty ? PagerDutyKind.Value : SlackKind.Value),
                id: $"{action.GetType().Name} {_now}",
                arrives: _now
            )
        );

    /// <summary>Somebody asks for the next level.</summary>
    public void Escalate() => Say(EscalationPlan.Asked(Incident, OnCall, Now, "Maya"));

    /// <summary>Time passes, with a tick every half minute.</summary>
    public void Pass(TimeSpan time)
    {
        for (var end = _now + time.TotalMinutes; _now < end; )
        {
            _now = Math.Min(end, _now + 0.5);
            if (_story.Incidents.IsEmpty)
                continue;
            while (IncidentClock.Read(_story.Known(Incident), OnCall, Policy, Now).Due is { } due)
                Take(_story.Do(due, Now));
        }
    }

    /// <summary>Time passes until the last level of the last round was told.</summary>
    public void PassAllRounds()
    {
        var rules = Rules(Severity);
        Pass((rules.AcknowledgeWithin * rules.Steps.Length * rules.Rounds) + TimeSpan.FromMinutes(1));
    }

    private DateTimeOffset Now => Story.Noon.AddMinutes(_now);

    private void Take(Decision decision) => Send(decision.Notifications, decision.After);

    private void Take(CommandDecision decision)
    {
        Assert.Equal(CommandOutcome.Done, decision.Outcome);
        Send(decision.Notifications, decision.After);
    }

    private void Send(ImmutableArray<Notification> notifications, Incident? incident)
    {
        _sent.AddRange(notifications);
        foreach (var message in notifications.OrderBy(n => n.EndsEarlier))
        {
            var channel = Policy.Channels[message.Channel];
            if (channel.Kind != PagerDutyKind.Value)
                continue;
            var outgoing = new OutgoingMessage(message, incident!, channel, null)
            {
                Rings = Rings.Of(message, [.. _sent.Where(n => n.Channel == channel.Name).Select(n => (n, true))]),
            };
            foreach (var body in PagerDutyMessage.WriteAll(outgoing, Sample.Context, "key"))
                Phones.Take(channel.Name, body);
        }
    }

    private static byte[] Compiled(string name) =>
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, $"{name}.compiled.json"));

    private static RoutingPolicy Grouped(RoutingPolicy policy) => policy with { Root = Grouped(policy.Root) };

    private static Route Grouped(Route route) =>
        route with
        {
            GroupBy = ["service"],
            Routes = [.. route.Routes.Select(Grouped)],
        };
}
