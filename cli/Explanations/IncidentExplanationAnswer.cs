using System.Collections.Immutable;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Incidents.Explanations;

namespace RoleFerry.Cli.Explanations;

/// <summary>Why people were told of an incident, or were not, for programs and in words.</summary>
internal sealed record IncidentExplanationAnswer(
    string Incident,
    string Verdict,
    string PolicyVersion,
    string WalkedVersion,
    ImmutableArray<ExplainedRoute> Routes,
    ImmutableArray<IncidentEvent> Timeline,
    ImmutableArray<MessageOutcome> Messages,
    ImmutableArray<string> HeldBack,
    ImmutableDictionary<string, string?> OnCall,
    ImmutableArray<string> Text
)
{
    public static IncidentExplanationAnswer Of(IncidentExplanation why) =>
        new(
            why.Incident.Id,
            ExplanationText.Verdict(why),
            why.Incident.PolicyVersion,
            why.WalkedVersion,
            [
                .. why.Routes.Select(step => new ExplainedRoute(
                    step.Route.Name,
                    step.Depth,
                    step.Outcome,
                    [.. step.Matchers.Select(m => new ExplainedMatcher(m.Matcher.ToString(), m.Value, m.Held))]
                )),
            ],
            why.Timeline,
            why.Messages,
            [.. why.Held.Select(h => h.Signal.Name)],
            why.OnCall.ToImmutableDictionary(d => d.Level, d => d.Person?.Name),
            ExplanationText.Of(why)
        );
}
