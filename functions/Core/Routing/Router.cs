using System.Collections.Immutable;
using RoleFerry.Core.Matching;
using RoleFerry.Core.Policies;

namespace RoleFerry.Core.Routing;

/// <summary>
/// Finds the routes that a signal takes, as Prometheus Alertmanager does: the tree is walked depth first; the first of
/// a route's children that matches is taken, and its next siblings too while it says continue; a route with no child
/// that matches is taken itself. The root always matches.
/// https://prometheus.io/docs/alerting/latest/configuration/#route
/// </summary>
public static class Router
{
    /// <summary>Decides. Allocates for the routes that are taken only, not for those that are looked at.</summary>
    public static RoutingResult Decide(RoutingPolicy policy, IReadOnlyDictionary<string, string> labels)
    {
        var taken = ImmutableArray.CreateBuilder<Route>();
        Take(policy.Root, 0, labels, taken, trace: null);
        return new RoutingResult(taken.DrainToImmutable());
    }

    /// <summary>
    /// The same walk, written down: every route that is looked at, in order, with each matcher's result.
    /// </summary>
    public static ImmutableArray<RoutingStep> Explain(RoutingPolicy policy, IReadOnlyDictionary<string, string> labels)
    {
        var trace = ImmutableArray.CreateBuilder<RoutingStep>();
        Take(policy.Root, 0, labels, ImmutableArray.CreateBuilder<Route>(), trace);
        return trace.DrainToImmutable();
    }

    /// <summary>Takes a route that matched: what matches below it, else itself.</summary>
    private static void Take(
        Route route,
        int depth,
        IReadOnlyDictionary<string, string> labels,
        ImmutableArray<Route>.Builder taken,
        ImmutableArray<RoutingStep>.Builder? trace
    )
    {
        var (before, step) = (taken.Count, trace?.Count);
        trace?.Add(Step(route, depth, labels, RoutingStepOutcome.Replaced));
        foreach (var child in route.Routes)
        {
            if (!child.Matches(labels))
            {
                trace?.Add(Step(child, depth + 1, labels, RoutingStepOutcome.NotMatched));
                continue;
            }

            Take(child, depth + 1, labels, taken, trace);
            if (!child.Continue)
                break;
        }

        if (taken.Count > before)
            return;
        taken.Add(route);
        if (trace is not null)
            trace[step!.Value] = trace[step.Value] with { Outcome = RoutingStepOutcome.Taken };
    }

    private static RoutingStep Step(
        Route route,
        int depth,
        IReadOnlyDictionary<string, string> labels,
        RoutingStepOutcome outcome
    ) =>
        new(
            route,
            depth,
            [
                .. route
                    .Matchers.Select(m => (Matcher: m, Value: labels.GetValueOrDefault(m.Label, "")))
                    .Select(m => new MatcherResult(m.Matcher, m.Value, m.Matcher.Matches(m.Value))),
            ],
            outcome
        );
}
