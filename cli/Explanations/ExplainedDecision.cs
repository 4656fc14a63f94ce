using System.Collections.Immutable;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Reasons;

namespace RoleFerry.Cli.Explanations;

/// <summary>What follows from a signal.</summary>
/// <param name="Outcome">What it leads to.</param>
/// <param name="Incident">The incident that is concerned; null where none is.</param>
/// <param name="Why">Why, beyond what the policy says.</param>
/// <param name="Messages">What would be sent, in this order.</param>
internal sealed record ExplainedDecision(
    DecisionOutcome Outcome,
    string? Incident,
    ImmutableArray<Reason> Why,
    ImmutableArray<ExplainedMessage> Messages
);
