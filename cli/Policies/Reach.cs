using System.Collections.Immutable;
using RoleFerry.Core.Matching;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Signals;

namespace RoleFerry.Cli.Policies;

/// <summary>
/// Finds routes that nothing can take. It tells of what is certain only: matchers that exclude each other, a route
/// before that takes all of it, severities that are all taken.
/// </summary>
internal static class Reach
{
    /// <summary>Each such route (those below it are not told of), and why, as the end of a sentence.</summary>
    public static IEnumerable<(Route Route, string Why)> Unreachable(Route root) =>
        Below(root, [], [.. Enum.GetNames<Severity>()]);

    private static IEnumerable<(Route Route, string Why)> Below(
        Route parent,
        ImmutableArray<Matcher> path,
        ImmutableArray<string> severities
    )
    {
        var before = new List<Route>();
        foreach (var route in parent.Routes)
        {
            var all = path.AddRange(route.Matchers);
            ImmutableArray<string> reached = [.. severities.Where(s => Severities(route).All(m => m.Matches(s)))];
            if (WhyNot(all, before, reached) is { } why)
            {
                yield return (route, why);
            }
            else
            {
                foreach (var below in Below(route, all, reached))
                    yield return below;
            }

            if (route.Continue)
                continue;
            before.Add(route);
            if (Severities(route).Count() == route.Matchers.Length)
                severities = severities.RemoveRange(reached);
        }
    }

    private static string? WhyNot(ImmutableArray<Matcher> path, List<Route> before, ImmutableArray<string> reached)
    {
        foreach (var fixedTo in path.Where(m => m.Operator == MatchOperator.Equal))
        {
            if (path.FirstOrDefault(m => m.Label == fixedTo.Label && !m.Matches(fixedTo.Value)) is { } other)
                return $"{fixedTo} and {other} never hold together.";
        }

        if (before.Find(route => route.Matchers.All(m => Follows(m, path))) is { } taker)
            return $"the route `{taker.Name}` before it matches all of its alarms and does not continue.";
        return reached.IsEmpty ? "routes before it match all of its severities." : null;
    }

    /// <summary>Whether the matcher holds wherever the path's do.</summary>
    private static bool Follows(Matcher matcher, ImmutableArray<Matcher> path) =>
        path.Any(m =>
            m.Equals(matcher)
            || (m.Operator == MatchOperator.Equal && m.Label == matcher.Label && matcher.Matches(m.Value))
        );

    private static IEnumerable<Matcher> Severities(Route route) =>
        route.Matchers.Where(m => m.Label == LabelName.Severity);
}
