using System.Collections.Immutable;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.Incidents.Escalation;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.OnCall;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Tests.Incidents;
using RoleFerry.Core.Tests.OnCall;

namespace RoleFerry.Core.Tests.Channels.Situations;

/// <summary>
/// What the deciders of the house make of signals, of people's words and of the clock, in minutes from noon on Monday
/// 23 November 2026.
/// </summary>
internal sealed class Life(RoutingPolicy? policy = null)
{
    private readonly RoutingPolicy _policy = policy ?? Story.Policy();
    private readonly Story _story = new(policy);

    /// <summary>An alarm fires, and nothing more happens.</summary>
    public static Situation Page(string name, string title, string what, Signal signal, RoutingPolicy? policy = null) =>
        new Life(policy).Handle(name, title, what, signal);

    /// <summary>A signal arrives.</summary>
    public Situation Handle(string name, string title, string what, Signal signal, double? arrives = null)
    {
        var decision = _story.Handle(signal, arrives);
        return Of(name, title, what, decision.After!, decision.Notifications);
    }

    /// <summary>An alarm fires; nobody looks at what is said of it.</summary>
    public Life Alarm(Signal signal)
    {
        _story.Handle(signal, null);
        return this;
    }

    /// <summary>Somebody says something.</summary>
    public Situation Say(
        string name,
        string title,
        string what,
        IncidentAction action,
        double minute,
        string who = "Maya"
    )
    {
        var decision = _story.Say(action, minute, who: who);
        return Of(name, title, what, decision.After, decision.Notifications);
    }

    /// <summary>Somebody says something; nobody looks at what is said of it.</summary>
    public Life Say(IncidentAction action, double minute, string who = "Maya")
    {
        _story.Say(action, minute, who: who);
        return this;
    }

    /// <summary>The minute's tick.</summary>
    public Situation Tick(
        string name,
        string title,
        string what,
        double minute,
        Func<KnownIncident, KnownIncident>? known = null,
        ClockAction? action = null
    )
    {
        var now = Story.Noon.AddMinutes(minute);
        var incident = _story.Only;
        var fires = new FiringAlarm(incident.Signal.Key, incident.Title, incident.BeganAt);
        var it = (known ?? (k => k))(
            new KnownIncident
            {
                Incident = incident,
                Firing = [fires],
                Told = incident.Channels,
            }
        );
        var schedule = new Schedule(Some.Policy());
        var due = IncidentClock.Read(it, schedule, _policy, now).Due;
        if (action is not null)
            due = new IncidentCommand
            {
                IncidentId = incident.Id,
                Id = name,
                Way = CommandWay.Clock,
                Who = IncidentClock.Name,
                At = now,
                Action = action,
            };
        Assert.NotNull(due);
        var decision = IncidentCommandDecider.Decide(it, due, _policy, now);
        var after = IncidentClock.Read(it with { Incident = decision.After }, schedule, _policy, now);
        return Of(
            name,
            title,
            what,
            decision.After with
            {
                AcknowledgeBy = after.AcknowledgeBy,
                ResolveBy = after.ResolveBy,
            },
            decision.Notifications
        );
    }

    private static Situation Of(
        string name,
        string title,
        string what,
        Incident incident,
        ImmutableArray<Notification> notifications
    )
    {
        Assert.NotEmpty(notifications);
        return new Situation(name, title, what)
        {
            Incident = incident,
            Notification = notifications.MinBy(n => n.Kind),
        };
    }
}
