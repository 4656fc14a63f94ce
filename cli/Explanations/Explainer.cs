using System.Collections.Immutable;
using RoleFerry.Adapters;
using RoleFerry.Core.Channels;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Routing;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Sources.CloudWatch;
using RoleFerry.Core.Suppression;

namespace RoleFerry.Cli.Explanations;

/// <summary>
/// Says what a policy makes of signals, and what would be sent to whom, without asking or telling anybody.
/// </summary>
internal sealed class Explainer(RoutingPolicy policy, ToldTags told, MessageContext context)
{
    /// <summary>How long the incident has been open that a signal which opens none is tried on.</summary>
    private static readonly TimeSpan OpenFor = TimeSpan.FromMinutes(10);

    /// <summary>Explains one signal, as if it had arrived the moment it happened.</summary>
    public ExplainedSignal Explain(Signal signal)
    {
        var triaged = Triage.Of(signal, policy);
        var classification = triaged.Classification;
        var decision = IncidentDecider.Decide(KnownState.Nothing, triaged, policy, signal.At);
        return new ExplainedSignal(
            signal.Name,
            SignalStateName.Of(signal.State),
            signal.At,
            classification.Severity,
            classification.Service,
            classification.Runbook,
            triaged.Reasons,
            triaged.Labels.ToImmutableSortedDictionary(StringComparer.Ordinal),
            [.. Router.Explain(policy, triaged.Labels).Select(Of)],
            triaged.Key,
            Of(decision),
            decision.Outcome == DecisionOutcome.Opened ? null : Of(WhileOpen(triaged)),
            TagQuestion.Of(signal) is { } question ? Of(question, signal, decision) : null
        );
    }

    /// <summary>What AlarmRouter learns of tags that the event does not carry, and what follows.</summary>
    private ExplainedTags Of(TagQuestion question, Signal signal, Decision opened)
    {
        if (told.Answer(signal.At) is not { } answer)
            return new ExplainedTags(
                $"The event carries no tags. Once everybody is notified, AlarmRouter asks CloudWatch for those of "
                    + $"{question.Arn}, and raises the incident where they say worse; for an hour they count at once. "
                    + "To see what follows, give them: --tag severity=P0.",
                null
            );
        if (answer.Kind == TagAnswerKind.Refused)
            return new ExplainedTags(
                "The event carries no tags, and CloudWatch tells AlarmRouter none of another account's alarm: they do "
                    + "not count. Turn on tag propagation for it.",
                null
            );
        var known = new KnownState { Memory = opened.Memory, Mine = opened.After };
        var tagged = Triage.Of(answer.Of(signal), policy);
        var raised = IncidentDecider.Revise(known, tagged, RoutingView.Of(policy), signal.At);
        return new ExplainedTags(
            $"The event carries no tags. Once everybody is notified, AlarmRouter asks CloudWatch for them: "
                + $"{string.Join(", ", answer.Tags.Select(t => $"{t.Key}={t.Value}"))}. From then on, for an hour, "
                + $"they count at once: severity {tagged.Classification.Severity}.",
            raised is null ? null : Of(raised)
        );
    }

    /// <summary>The same signal after an ALARM of the same alarm opened an incident.</summary>
    private Decision WhileOpen(Triaged triaged)
    {
        var signal = triaged.Signal;
        var alarm = signal with { State = SignalState.Alarm, At = signal.At - OpenFor, SuppressedBy = null };
        var opened = IncidentDecider.Decide(KnownState.Nothing, Triage.Of(alarm, policy), policy, alarm.At);
        var known = new KnownState
        {
            Memory = opened.Memory,
            Mine = opened.After,
            Open = opened.After,
            Told = opened.After?.Channels ?? [],
        };
        return IncidentDecider.Decide(known, triaged, policy, signal.At);
    }

    private static ExplainedRoute Of(RoutingStep step) =>
        new(
            step.Route.Name,
            step.Depth,
            step.Outcome,
            [.. step.Matchers.Select(m => new ExplainedMatcher(m.Matcher.ToString(), m.Value, m.Held))]
        );

    private ExplainedDecision Of(Decision decision) =>
        new(
            decision.Outcome,
            decision.After?.Id,
            [.. decision.Reasons.Skip(decision.Triaged.Reasons.Length)],
            [.. decision.Notifications.Select(n => Of(n, decision))]
        );

    private ExplainedMessage Of(Notification notification, Decision decision)
    {
        var channel = policy.Channels[notification.Channel];
        var posted = decision.Before is null ? null : new PostedMessage(channel.Target, "0000000000.000000");
        var (preview, body) = ChannelModules
            .Of(channel.Kind)
            .Preview(new OutgoingMessage(notification, decision.After!, channel, posted), context);
        return new ExplainedMessage(
            channel.Name,
            channel.Kind.Label,
            channel.Target,
            notification.Kind,
            notification.Reason.Text,
            notification.Fallback,
            preview,
            body
        );
    }
}
