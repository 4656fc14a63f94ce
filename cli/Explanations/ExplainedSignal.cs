using System.Collections.Immutable;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Signals;

namespace RoleFerry.Cli.Explanations;

/// <summary>What would become of one signal.</summary>
/// <param name="Name">The alarm's name.</param>
/// <param name="State">CloudWatch's word for its state.</param>
/// <param name="At">When it changed its state, UTC.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Service">Whose it is; empty where nothing said.</param>
/// <param name="Runbook">What to do; empty where nothing said.</param>
/// <param name="Why">Where these are from, and which route is taken.</param>
/// <param name="Labels">What routes match on.</param>
/// <param name="Routes">Every route that was looked at, in order.</param>
/// <param name="IncidentKey">What the alarms of its incident have in common.</param>
/// <param name="NothingOpen">What follows where no incident is open.</param>
/// <param name="WhileOpen">What follows while its incident is open; null for what opens one.</param>
/// <param name="Tags">What becomes of tags that CloudWatch has to be asked for; null where the event says all.</param>
internal sealed record ExplainedSignal(
    string Name,
    string State,
    DateTimeOffset At,
    Severity Severity,
    string Service,
    string Runbook,
    ImmutableArray<Reason> Why,
    ImmutableSortedDictionary<string, string> Labels,
    ImmutableArray<ExplainedRoute> Routes,
    string IncidentKey,
    ExplainedDecision NothingOpen,
    ExplainedDecision? WhileOpen,
    ExplainedTags? Tags
);
