using System.Collections.Immutable;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Incidents.DryRuns;
using RoleFerry.Core.Matching;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.OnCall;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Silences;
using RoleFerry.Core.Suppression;

namespace RoleFerry.Cli.PolicyTests;

/// <summary>Tries cases on a policy, by the same rules that decide for real.</summary>
internal sealed class PolicyTester(RoutingPolicy policy, Schedule schedule)
{
    private readonly HashSet<Route> _taken = [];
    private readonly HashSet<ClassificationRule> _matched = [];
    private readonly List<Reason> _reasons = [];

    /// <summary>Tries all of them.</summary>
    public PolicyTestReport Run(string file, IEnumerable<PolicyTestCase> cases)
    {
        ImmutableArray<CaseResult> results = [.. cases.Select(Run)];
        return new PolicyTestReport(file, policy.Version, results, [.. NotReached()]);
    }

    private CaseResult Run(PolicyTestCase test)
    {
        var rehearsal = new DryRun(new RoutingView(policy, SilenceSet.Of(test.Silences)), schedule);
        var differences = ImmutableArray.CreateBuilder<Difference>();
        foreach (var step in test.Steps)
        {
            var before = rehearsal.Steps.Count;
            Decision? decision = null;
            if (step.Signal is { } signal)
                decision = rehearsal.Handle(signal, step.At);
            else
                rehearsal.Pass(step.At);
            Decision[] since = [.. rehearsal.Steps.Skip(before).Select(s => s.Decision)];
            Note(since);
            if (step.Expected is { } expected)
                differences.AddRange(Compare(step, expected, decision, since));
        }

        return new CaseResult(test.Name, test.Line, differences.DrainToImmutable());
    }

    private IEnumerable<Difference> Compare(
        PolicyTestStep step,
        Expectation expected,
        Decision? decision,
        Decision[] since
    )
    {
        ImmutableArray<string> why = [.. since.SelectMany(d => d.Reasons.Select(r => $"{r.Code}: {r.Text}"))];
        var told = since
            .SelectMany(d => d.Notifications)
            .Where(n => n.Kind == NotificationKind.Page)
            .Select(n => n.Channel)
            .Distinct(StringComparer.Ordinal);
        var reasons = since.SelectMany(d => d.Reasons).Select(r => r.Code).ToHashSet();
        var at = step.At;
        (string Field, string? Expected, string Actual)[] compared =
        [
            ("channels", Sorted(expected.Channels), Sorted(told)),
            ("routes", Sorted(expected.Routes), Sorted(decision?.Triaged.Routing.Matched.Select(r => r.Name) ?? [])),
            ("outcome", expected.Outcome, decision?.Outcome.ToString() ?? "(nothing arrives)"),
            (
                "severity",
                expected.Severity,
                decision?.Triaged.Classification.Severity.ToString() ?? "(nothing arrives)"
            ),
            .. expected
                .Reasons.Where(r => !reasons.Contains(r))
                .Select(r => ("reasons", (string?)r.ToString(), "not among them")),
            .. expected.People.Select(p =>
                (
                    $"people, {p.Key}",
                    (string?)p.Value,
                    schedule.Of(p.Key, at) is { Person: { } person } ? person.Id : "nobody"
                )
            ),
        ];
        return compared
            .Where(c => c.Expected is not null && c.Expected != c.Actual)
            .Select(c => new Difference(step.Line, c.Field, c.Expected!, c.Actual, why));
    }

    private void Note(IEnumerable<Decision> decisions)
    {
        foreach (var decision in decisions)
        {
            _reasons.AddRange(decision.Reasons);
            _taken.UnionWith(decision.Triaged.Routing.Matched);
            var labels = Labels.Of(decision.Triaged.Signal);
            _matched.UnionWith(policy.Classification.Where(rule => rule.Matches(labels)));
        }
    }

    private IEnumerable<string> NotReached() =>
        [
            .. All(policy.Root).Where(r => !_taken.Contains(r)).Select(r => $"route {r.Name}"),
            .. policy
                .Classification.Where(r => !_matched.Contains(r))
                .Select(r => $"rule {string.Join(", ", r.Matchers)}"),
            .. policy
                .Inhibit.Where(r =>
                    !IsNamed(ReasonCode.Inhibited, $"rule {r.Name}.")
                    && !IsNamed(ReasonCode.GroupWaitNotElapsed, $"rule {r.Name}.")
                )
                .Select(r => $"inhibit {r.Name}"),
            .. policy
                .Maintenance.Where(m => !IsNamed(ReasonCode.InMaintenance, $"maintenance {m.Name},"))
                .Select(m => $"maintenance {m.Name}"),
            .. All(policy.Root)
                .Where(r =>
                    !(r.MuteDuring.IsEmpty && r.ActiveDuring.IsEmpty)
                    && !IsNamed(ReasonCode.OutsideTimeWindow, $"Route {r.Name} ")
                )
                .Select(r => $"the time windows of route {r.Name}"),
        ];

    private bool IsNamed(ReasonCode code, string text) =>
        _reasons.Exists(r => r.Code == code && r.Text.Contains(text, StringComparison.Ordinal));

    private static IEnumerable<Route> All(Route route) => route.Routes.SelectMany(All).Prepend(route);

    private static string Sorted(IEnumerable<string> names) =>
        string.Join(", ", names.Order(StringComparer.Ordinal)) is { Length: > 0 } text ? text : "nobody";

    private static string? Sorted(ImmutableArray<string>? names) =>
        names is { } some ? Sorted(some.AsEnumerable()) : null;
}
