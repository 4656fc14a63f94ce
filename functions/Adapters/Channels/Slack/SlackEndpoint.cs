using RoleFerry.Adapters.Endpoints;
using RoleFerry.Adapters.Escalation;
using RoleFerry.Adapters.OnCall;
using RoleFerry.Adapters.Pipeline;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Channels.Slack;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.Signals;

namespace RoleFerry.Adapters.Channels.Slack;

/// <summary>Where Slack's clicks and slash commands come in. Slack waits 3 seconds for an answer.</summary>
internal sealed class SlackEndpoint(
    RequestAuthenticator authenticator,
    CommandPipeline pipeline,
    SlashCommands slash,
    People people,
    AccessGate gate,
    NextLevel nextLevel,
    SlackReplies replies,
    TimeProvider time
) : IEndpoint
{
    /// <summary>Time for writing, and again for telling: with the reads before it, within Slack's 3 seconds.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan MuteFor = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public IEnumerable<EndpointRoute> Routes =>
        [new("POST", "/slack/actions", ActAsync), new("POST", "/slack/commands", CommandAsync)];

    /// <summary>A click.</summary>
    private async Task<EndpointAnswer> ActAsync(EndpointRequest request, CancellationToken cancellation)
    {
        if (await TurnAwayAsync(request, cancellation) is { } away)
            return away;
        if (SlackInteraction.Read(FormBody.Read(request.Body.Span).GetValueOrDefault("payload", "")) is not { } click)
            return new EndpointAnswer(400, "This is not a click on a message.\n");
        if (click.Action is SlackAction.Runbook or SlackAction.Console)
            return EndpointAnswer.Done;
        if (click.Action == SlackAction.Why)
        {
            await replies.SayAsync(click.ResponseUrl, await slash.WhyAsync(click.Value, cancellation), cancellation);
            return EndpointAnswer.Done;
        }

        if (CommandOf(click) is not var (incidentId, action))
            return new EndpointAnswer(400, "There is no such button.\n");

        var who = await people.OfSlackAsync(click.UserId, click.UserName, cancellation);
        if (await gate.RefusalAsync(who, action.Needs, cancellation) is { } refusal)
        {
            await replies.SayAsync(click.ResponseUrl, SlashReplyText.Refused(refusal), cancellation);
            return EndpointAnswer.Done;
        }

        var answer = await pipeline.HandleAsync(
            new IncidentCommand
            {
                IncidentId = incidentId,
                Id = click.Id,
                Way = CommandWay.In(SlackKind.Value),
                Who = who.Name,
                At = click.At ?? time.GetUtcNow(),
                Action =
                    action is IncidentAction.Escalate
                        ? await nextLevel.OfAsync(
                            incidentId,
                            who.Name,
                            new Deadline(time.GetUtcNow() + Patience, cancellation)
                        )
                        : action,
            },
            Patience,
            cancellation
        );
        if (answer.Outcome is not (CommandOutcome.Done or CommandOutcome.Duplicate))
            await replies.SayAsync(click.ResponseUrl, $"{incidentId}: {answer.Reason.Text}", cancellation);
        return EndpointAnswer.Done;
    }

    /// <summary>A slash command.</summary>
    private async Task<EndpointAnswer> CommandAsync(EndpointRequest request, CancellationToken cancellation)
    {
        if (await TurnAwayAsync(request, cancellation) is { } away)
            return away;
        var form = FormBody.Read(request.Body.Span);
        // Slack asks now and then whether we are there.
        // https://docs.slack.dev/interactivity/implementing-slash-commands/
        if (form.ContainsKey("ssl_check"))
            return EndpointAnswer.Done;
        var at = SlackSignature.At(request.Header(TimestampHeader)) ?? time.GetUtcNow();
        var who = await people.OfSlackAsync(
            form.GetValueOrDefault("user_id", ""),
            form.GetValueOrDefault("user_name", ""),
            cancellation
        );
        var id = form.GetValueOrDefault("trigger_id") is { Length: > 0 } trigger
            ? trigger
            : request.Header(SignatureHeader)!;
        var said = new SlashWords(SlashCommandText.Read(form.GetValueOrDefault("text", "")), who.Name, at, id);
        return SlackReplies.Answer(
            await gate.RefusalAsync(who, said.Command.Needs, cancellation) is { } refusal
                ? SlashReplyText.Refused(refusal)
                : await slash.AnswerAsync(said, cancellation)
        );
    }

    private const string TimestampHeader = "X-Slack-Request-Timestamp";
    private const string SignatureHeader = "X-Slack-Signature";

    private Task<EndpointAnswer?> TurnAwayAsync(EndpointRequest request, CancellationToken cancellation) =>
        authenticator.TurnAwayAsync(
            "Slack",
            request,
            secrets => secrets.Find(SlackSecrets.SigningSecret),
            secret =>
                SlackSignature.Check(
                    secret,
                    request.Header(TimestampHeader),
                    request.Header(SignatureHeader),
                    request.Body.Span,
                    time.GetUtcNow()
                ),
            cancellation
        );

    private static (string IncidentId, IncidentAction Action)? CommandOf(SlackInteraction click)
    {
        var parts = click.Value.Split(' ', 2);
        IncidentAction? action = click.Action switch
        {
            SlackAction.Acknowledge => new IncidentAction.Acknowledge(),
            SlackAction.Resolve => new IncidentAction.Resolve(),
            SlackAction.Escalate => IncidentAction.Escalate.Next,
            SlackAction.Mute => new IncidentAction.Mute(MuteFor),
            SlackAction.Severity when parts is [_, var word] && SeverityWord.Read(word) is { } severity =>
                new IncidentAction.ChangeSeverity(severity),
            _ => null,
        };
        return action is null || parts[0].Length == 0 ? null : (parts[0], action);
    }
}
