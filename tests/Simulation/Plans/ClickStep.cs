using System.Globalization;
using System.Net;
using System.Text;
using RoleFerry.Core.Channels.Slack;
using RoleFerry.Simulation.Histories;
using RoleFerry.Simulation.Outside;

namespace RoleFerry.Simulation.Plans;

/// <summary>Somebody clicks a button of the newest incident of an alarm, in Slack.</summary>
/// <param name="At">When.</param>
/// <param name="Alarm">The alarm's name.</param>
/// <param name="Button">Which button.</param>
/// <param name="Copies">How often Slack sends it.</param>
internal sealed record ClickStep(TimeSpan At, string Alarm, string Button, int Copies) : Step(At)
{
    public override void Do(World world)
    {
        if (world.People.NewestOf(Alarm) is { } incident)
            Click(world, incident, Button, Copies);
    }

    /// <summary>Somebody clicks a button of an incident's message.</summary>
    public static void Click(World world, string incident, string button, int copies)
    {
        var now = world.Loop.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var payload = $$"""
            {"type":"block_actions","trigger_id":"{{incident}}.{{now}}.{{button}}",
            "user":{"id":"U07MAYA0001","name":"maya"},
            "actions":[{"action_id":"{{button}}","value":"{{incident}}","action_ts":"{{now}}.000100"}],
            "response_url":""}
            """;
        var body = Encoding.UTF8.GetBytes($"payload={WebUtility.UrlEncode(payload)}");
        var headers = Signed(world, now, body);
        world.Checks.PeopleDid(button, incident);
        for (var i = 0; i < copies; i++)
            world.Desk.Post($"Maya clicks {button} of {incident}", "/slack/actions", body, headers);
    }

    /// <summary>The headers with which Slack signs a request.</summary>
    public static Dictionary<string, string> Signed(World world, string now, byte[] body) =>
        new()
        {
            ["x-slack-request-timestamp"] = now,
            ["x-slack-signature"] = SlackSignature.Write(world.Ssm.Now(ParameterStore.SlackSigning), now, body),
        };
}
