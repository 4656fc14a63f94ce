using System.Collections.Immutable;
using RoleFerry.Core.Matching;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Routing;
using RoleFerry.Core.Signals;

namespace RoleFerry.Cli.Policies.Checking;

/// <summary>How many alarms each part of a policy covers.</summary>
/// <param name="Signals">The signals that it was tried on; recoveries do not count.</param>
/// <param name="Alarms">Of so many alarms.</param>
/// <param name="Parts">Each route, rule and inhibition rule, in the order of the policy.</param>
internal sealed record PolicyCoverage(int Signals, int Alarms, ImmutableArray<PolicyCoverage.Part> Parts)
{
    /// <summary>Labels that the signals have.</summary>
    public static IReadOnlyCollection<string> LabelsOf(IEnumerable<Signal> signals) =>
        signals.SelectMany(s => Labels.Of(s).Keys).ToHashSet(StringComparer.Ordinal);

    public static PolicyCoverage Of(RoutingPolicy policy, IEnumerable<Signal> signals)
    {
        Triaged[] triaged = [.. signals.Where(s => s.State != SignalState.Ok).Select(s => Triage.Of(s, policy))];
        return new PolicyCoverage(
            triaged.Length,
            AlarmsOf(triaged),
            [
                .. All(policy.Root).Select(r => Counted($"route {r.Name}", t => t.Routing.Matched.Contains(r))),
                .. policy.Classification.Select(r =>
                    Counted($"rule {string.Join(", ", r.Matchers)}", t => r.Matches(Labels.Of(t.Signal)))
                ),
                .. policy.Inhibit.SelectMany(r =>
                    new[]
                    {
                        Counted($"inhibit {r.Name}, source", t => r.IsSource(t.Labels)),
                        Counted($"inhibit {r.Name}, target", t => r.IsTarget(t.Labels)),
                    }
                ),
            ]
        );

        Part Counted(string name, Func<Triaged, bool> isCovered)
        {
            Triaged[] covered = [.. triaged.Where(isCovered)];
            return new Part(name, AlarmsOf(covered), covered.Length);
        }
    }

    private static int AlarmsOf(IEnumerable<Triaged> triaged) => triaged.Select(t => t.Signal.Key).Distinct().Count();

    private static IEnumerable<Route> All(Route route) => route.Routes.SelectMany(All).Prepend(route);

    /// <summary>A route that is taken, or a rule that matches.</summary>
    /// <param name="Name">Which.</param>
    /// <param name="Alarms">So many alarms.</param>
    /// <param name="Signals">So often.</param>
    internal sealed record Part(string Name, int Alarms, int Signals);
}
