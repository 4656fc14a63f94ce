using System.Globalization;
using System.Text;
using RoleFerry.Core.Channels.PagerDuty;
using RoleFerry.Simulation.Histories;
using RoleFerry.Simulation.Outside;

namespace RoleFerry.Simulation.Plans;

/// <summary>Somebody does something in PagerDuty, about the newest incident of an alarm.</summary>
/// <param name="At">When.</param>
/// <param name="Alarm">The alarm's name.</param>
/// <param name="Event">PagerDuty's name of what happened.</param>
/// <param name="Copies">How often PagerDuty sends it.</param>
internal sealed record WebhookStep(TimeSpan At, string Alarm, string Event, int Copies) : Step(At)
{
    public override void Do(World world)
    {
        // Only what is open there can be resolved, and only what was can be reopened.
        if (
            world.People.NewestOf(Alarm) is not { } incident
            || world.PagerDuty.NewestOf(incident) is not { } key
            || world.PagerDuty.IsOpen(incident) == (Event == "reopened")
        )
            return;
        var now = world.Loop.Now;
        var body = Encoding.UTF8.GetBytes(
            $$"""
            {"event":{"id":"{{Alarm}}.{{now.ToUnixTimeMilliseconds()}}","event_type":"incident.{{Event}}",
            "occurred_at":"{{now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)}}",
            "agent":{"id":"PMAYA01","type":"user_reference","summary":"Maya Okafor"},
            "data":{"id":"P{{incident}}","type":"incident","incident_key":"{{key}}"} } }
            """
        );
        var signature = PagerDutySignature.Write(world.Ssm.Now(ParameterStore.PagerDutyWebhook), body);
        var headers = new Dictionary<string, string> { ["x-pagerduty-signature"] = signature };
        world.Checks.PeopleDid(Event, incident);
        world.PagerDuty.PersonDid(Event, incident);
        for (var i = 0; i < Copies; i++)
            world.Desk.Post($"PagerDuty says {incident} was {Event}", "/pagerduty", body, headers, retries: 2);
    }
}
