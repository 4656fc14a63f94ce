using System.Net;
using RoleFerry.Adapters.OnCall;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.OnCall;
using RoleFerry.Core.Signals;
using RoleFerry.Local.Lambda;
using RoleFerry.Local.Receivers.PagerDuty;
using RoleFerry.Local.Receivers.Slack;

namespace RoleFerry.Demo;

/// <summary>
/// Nobody answers, so others are told; then people work on it from Slack and PagerDuty. By the clock, with a policy
/// in seconds.
/// </summary>
internal sealed class EscalationChapter(DemoHouse house)
{
    private static readonly DemoAlarm PaymentsDown = new(
        "roleferry-prod-payments-down",
        "No payment goes through. severity=P0 service=payments runbook=api-errors",
        "RoleFerry",
        "PaymentFailures",
        0,
        60
    );

    private static readonly TimeSpan AcknowledgeWithin = TimeSpan.FromSeconds(8);

    /// <summary>How old what a function knows of who is on call may be, and a second more.</summary>
    private static readonly TimeSpan PolicyIsTaken = TimeSpan.FromSeconds(31);

    private readonly Narrator _tell = house.Narrator;
    private readonly Schedule _schedule = new(EmbeddedOnCall.Value);
    private DateTimeOffset _takenAt;

    /// <summary>Puts the policy in seconds into the table, in good time.</summary>
    public async Task PrepareAsync()
    {
        var policy = EmbeddedOnCall.Value with
        {
            Escalations =
            [
                .. EmbeddedOnCall.Value.Escalations.Select(e =>
                    e.Severity == Severity.P0 ? e with { AcknowledgeWithin = AcknowledgeWithin } : e
                ),
            ],
        };
        await house.PutAsync(policy with { Version = OnCallJson.VersionOf(policy) });
        _takenAt = DateTimeOffset.UtcNow + PolicyIsTaken;
    }

    public async Task PlayAsync()
    {
        _tell.Chapter("Nobody answers, and then somebody does");
        _tell.Say(
            $"For this chapter a P0 has to be acknowledged within {AcknowledgeWithin.TotalSeconds} seconds "
                + $"instead of 5 minutes; it passes by the clock."
        );
        if (_takenAt - DateTimeOffset.UtcNow is { Ticks: > 0 } left)
            await Task.Delay(left);
        var incident = await NobodyAcknowledgesAsync();
        await AcknowledgeAsync(incident);
        await ResolveAsync(incident);
        await house.PutAsync(EmbeddedOnCall.Value);
    }

    private async Task<string> NobodyAcknowledgesAsync()
    {
        var (primary, secondary, cto) = (Of("primary"), Of("secondary"), Of("cto"));
        _tell.Step(
            $"No payment goes through: P0. The phone of {primary.Name}, who is primary, rings, and nobody acknowledges."
        );
        var (_, incident) = await house.TellAsync(PaymentsDown.Event("ALARM", DateTimeOffset.UtcNow));
        _tell.Check(Pages(incident) is [{ Status: PagerDutyStatus.Triggered }], $"PagerDuty rang for {incident}.");

        var mails = house.Stack.Mails.Count;
        await TimeIsUpAsync();
        _tell.Check(
            Pages(incident).Length == 2 && Called(secondary),
            $"Time is up: {secondary.Name}, who is secondary, is rung on a service of their own and called by "
                + $"name in Slack."
        );
        await TimeIsUpAsync();
        _tell.Check(
            Pages(incident).Length == 3 && Called(cto) && house.Stack.Mails.Count == mails + 1,
            $"Time is up again: {cto.Name}, the CTO, is rung, called in Slack and written to."
        );
        return incident;
    }

    private async Task AcknowledgeAsync(string incident)
    {
        var cto = Of("cto");
        _tell.Step($"{cto.Name} presses Acknowledge below the message in Slack.");
        var message = Message(incident);
        house.Stack.Desk.SlackUser = cto.Slack!;
        using (var answer = await house.Stack.Desk.PressAsync(message, "acknowledge", incident))
            _tell.Check(
                answer.StatusCode == HttpStatusCode.OK,
                "The request was signed as Slack signs, and IncidentDesk took it."
            );
        await NextMinuteAsync();
        _tell.Check(
            Pages(incident).All(p => p.Status == PagerDutyStatus.Acknowledged),
            "No phone rings any more: it is acknowledged on each of the three services of PagerDuty."
        );
        _tell.Check(
            house
                .Stack.Slack.Messages.Single(m => m.Ts == message.Ts)
                .Text.Contains("acknowledged", StringComparison.Ordinal)
                && house.Stack.Slack.Messages.Any(m =>
                    m.ThreadTs == message.Ts
                    && m.Blocks.ToJsonString().Contains("acknowledged it in Slack", StringComparison.Ordinal)
                ),
            "The message was edited in place, and its thread says who did it."
        );
        await TimeIsUpAsync();
        _tell.Check(
            Pages(incident).All(p => p.Status == PagerDutyStatus.Acknowledged),
            "Time is up once more, and nobody else is called."
        );
    }

    private async Task ResolveAsync(string incident)
    {
        var cto = Of("cto");
        _tell.Step($"{cto.Name} mends it and presses Resolve in PagerDuty, which sends a webhook.");
        house.Stack.Desk.PagerDutyUser = cto.PagerDuty!;
        var page = house.Stack.PagerDuty.Set(Pages(incident)[^1].PagerDutyId, PagerDutyStatus.Resolved)!;
        using (var answer = await house.Stack.Desk.PagerDutyAsync(page, "incident.resolved"))
            _tell.Check(
                answer.StatusCode == HttpStatusCode.OK,
                "The webhook was signed as PagerDuty signs, and IncidentDesk took it."
            );
        await NextMinuteAsync();
        var view = await house.Incidents.FindAsync(incident, Deadline.Never);
        _tell.Check(
            view?.Incident is { Status: IncidentStatus.Resolved } over
                && over.ResolvedBy == cto.Name
                && over.AcknowledgedBy == cto.Name,
            $"It is resolved, and the timeline has one name for what was done in Slack and in PagerDuty: "
                + $"{view?.Incident.ResolvedBy}."
        );
        _tell.Check(
            Pages(incident).All(p => p.Status == PagerDutyStatus.Resolved),
            "The other two services of PagerDuty know it too."
        );
        _tell.Check(
            Message(incident).Text.Contains("Resolved", StringComparison.Ordinal),
            "The message in Slack says so."
        );
    }

    private Person Of(string level) => _schedule.Of(level, DateTimeOffset.UtcNow).Person!;

    private PagerDutyIncident[] Pages(string incident) =>
        [.. house.Stack.PagerDuty.Incidents.Where(i => i.IncidentId == incident)];

    /// <summary>The incident's message in the channel; what comes later stands in its thread.</summary>
    private ReceivedSlackMessage Message(string incident) =>
        house.Stack.Slack.Messages.First(m =>
            m.ThreadTs is null && m.Blocks.ToJsonString().Contains(incident, StringComparison.Ordinal)
        );

    private bool Called(Person person) =>
        house.Stack.Slack.Messages.Any(m => m.Blocks.ToJsonString().Contains(person.Slack!, StringComparison.Ordinal));

    private async Task TimeIsUpAsync()
    {
        await Task.Delay(AcknowledgeWithin);
        await house.Stack.TickAsync("Escalations", DateTimeOffset.UtcNow);
    }

    /// <summary>
    /// The next minute's tick sends what the desk had no time for: Slack and PagerDuty wait for its answer.
    /// </summary>
    private Task<IReadOnlyList<InvocationResult>> NextMinuteAsync() =>
        house.Stack.TickAsync("Escalations", DateTimeOffset.UtcNow.AddMinutes(1));
}
