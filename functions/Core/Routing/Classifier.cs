using System.Collections.Immutable;
using RoleFerry.Core.Matching;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Routing;

/// <summary>
/// Says how bad an alarm is, whose, and what to do. Each field comes from the first that says it: the alarm's tag
/// <c>severity</c>, <c>service</c> or <c>runbook</c> (in any case), the <c>key=value</c> word of that name in its
/// description, the first rule of the policy that matches and says it.
/// </summary>
public static class Classifier
{
    private const string Runbook = "runbook";
    private const string NoDataField = "noData";

    /// <param name="signal">The signal.</param>
    /// <param name="labels">Its labels, as far as they are its own: <see cref="Labels.Of"/>.</param>
    /// <param name="policy">Whose rules apply.</param>
    public static Classification Classify(
        Signal signal,
        IReadOnlyDictionary<string, string> labels,
        RoutingPolicy policy
    )
    {
        var sources = new Sources(signal, AlarmWords.Of(signal), labels, policy);
        var reasons = ImmutableArray.CreateBuilder<Reason>(4);
        var severity = Severity(sources, reasons);
        var service = Text(sources, LabelName.Service, rule => rule.Service, reasons);
        var runbook = Text(sources, Runbook, rule => rule.Runbook, reasons);
        return new Classification(severity, service, runbook, reasons.DrainToImmutable())
        {
            NoData = signal.State == SignalState.InsufficientData ? NoData(sources) : null,
        };
    }

    private static (InsufficientDataMeaning, string)? NoData(Sources sources)
    {
        foreach (
            var (said, _, where) in sources.Of(NoDataField, rule => rule.NoData is { } m ? PolicyWords.Of(m) : null)
        )
            if (PolicyWords.InsufficientData.TryGetValue(said.ToLowerInvariant(), out var meaning))
                return (meaning, where);
        return null;
    }

    private static Severity Severity(Sources sources, ImmutableArray<Reason>.Builder reasons)
    {
        var (unreadable, unknown) = ("", new List<string>());
        foreach (var (said, code, where) in sources.Of(LabelName.Severity, rule => rule.Severity?.ToString()))
        {
            if (SeverityTable.Read(said, sources.Policy.Severities) is { } severity)
            {
                var word = SeverityWord.Read(said) is null ? $" (\"{said}\")" : "";
                reasons.Add(new Reason(code, $"Severity {severity} comes from {where}{word}{unreadable}."));
                reasons.AddRange(unknown.Select(Unknown));
                return severity;
            }

            unreadable += $"; {where} says \"{said}\", which is no severity that is known";
            unknown.Add(said);
        }

        var assumed = sources.Signal.Key.Source == SignalSource.Notice ? Signals.Severity.P3 : Signals.Severity.P2;
        reasons.Add(
            new Reason(
                ReasonCode.Unclassified,
                $"Nothing states the severity of {sources.Signal.Name}; {assumed} is assumed{unreadable}."
            )
        );
        reasons.AddRange(unknown.Select(Unknown));
        return assumed;
    }

    private static Reason Unknown(string said) =>
        new(
            ReasonCode.SeverityUnknown,
            $"Nobody knows the severity \"{said}\": let the alarm say P0 to P3, or add the word to the policy's "
                + "severities."
        );

    private static string Text(
        Sources sources,
        string field,
        Func<ClassificationRule, string?> ofRule,
        ImmutableArray<Reason>.Builder reasons
    )
    {
        foreach (var (said, code, where) in sources.Of(field, ofRule))
        {
            reasons.Add(new Reason(code, $"{char.ToUpperInvariant(field[0])}{field[1..]} {said} comes from {where}."));
            return said;
        }

        return "";
    }

    private readonly record struct Sources(
        Signal Signal,
        ImmutableSortedDictionary<string, string> Words,
        IReadOnlyDictionary<string, string> Labels,
        RoutingPolicy Policy
    )
    {
        /// <summary>Everything that says the field, the strongest first.</summary>
        public IEnumerable<(string Said, ReasonCode Code, string Where)> Of(
            string field,
            Func<ClassificationRule, string?> ofRule
        )
        {
            var owner = Signal.Key.Source == SignalSource.CloudWatch ? "alarm" : "signal";
            foreach (var (name, value) in Signal.Tags)
                if (value.Length > 0 && name.Equals(field, StringComparison.OrdinalIgnoreCase))
                    yield return (value, ReasonCode.ClassifiedByTag, $"the {owner}'s tag {name}");

            if (Words.TryGetValue(field, out var word))
                yield return (
                    word,
                    ReasonCode.ClassifiedByDescription,
                    $"the word {field}= in the alarm's description"
                );

            foreach (var rule in Policy.Classification.Where(IsMeant))
                if (ofRule(rule) is { Length: > 0 } said && rule.Matches(Labels))
                    yield return (
                        said,
                        ReasonCode.ClassifiedByRule,
                        $"the policy's rule {string.Join(", ", rule.Matchers)}"
                    );
        }

        /// <summary>
        /// Whether a rule may judge the signal. A notice's name is any text ("the database will be down on Sunday"), so
        /// only a rule that names its source may.
        /// </summary>
        private bool IsMeant(ClassificationRule rule) =>
            Signal.Key.Source != SignalSource.Notice || rule.Matchers.Any(m => m.Label == LabelName.Source);
    }
}
