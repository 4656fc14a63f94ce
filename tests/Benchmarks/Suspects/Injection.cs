using System.Collections.Immutable;
using RoleFerry.Core.Suspects;

namespace RoleFerry.Benchmarks.Suspects;

/// <summary>
/// Faults in every node that has calls, put into quiet days: real numbers with all their noise and gaps, and a fault that
/// goes up to the callers as their calls wait for it. It says how the ranking does where the cause is another node than
/// those of the data set, as far as faults spread as they are made to here.
/// </summary>
internal static class Injection
{
    /// <summary>Periods of an issue, and those of them before its onset.</summary>
    private const int Periods = 6;

    private const int Before = 2;

    /// <summary>With fewer calls in a period nobody up there would see it.</summary>
    private const double FewestCalls = 20;

    /// <summary>Calls above one another that a fault goes up: the graph may have circles.</summary>
    private const int Deepest = 10;

    /// <summary>How far the symptom has to move to be one, in spreads.</summary>
    private const double Seen = 3;

    /// <summary>Issues that are seen at a node, in an order that the seed decides.</summary>
    /// <param name="setting">A setting with quiet days.</param>
    /// <param name="symptom">Where they are seen.</param>
    /// <param name="role">What is made worse.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="eachNode">Tries for each node.</param>
    public static IEnumerable<PetShopIssue> Issues(
        PetShopSetting setting,
        string symptom,
        SeriesRole role,
        int seed,
        int eachNode
    )
    {
        var chance = new Random(seed);
        var quiet = setting.Quiet.ToDictionary(s => (s.Node, s.Role));
        var length = setting.Quiet[0].Values.Length;
        foreach (var node in setting.Graph.Reach(symptom).Keys.Order(StringComparer.Ordinal))
        {
            for (var n = 0; n < eachNode; n++)
            {
                var at = chance.Next(length - Periods);
                var size = role == SeriesRole.Latency ? 1 + (9 * chance.NextDouble()) : 1 + (49 * chance.NextDouble());
                var issue = At(setting, quiet, at, node, symptom, role, size);
                if (issue is not null)
                    yield return issue;
            }
        }
    }

    private static PetShopIssue? At(
        PetShopSetting setting,
        Dictionary<(string, SeriesRole), ObservedSeries> quiet,
        int at,
        string cause,
        string symptom,
        SeriesRole role,
        double size
    )
    {
        if (Calls(cause) < FewestCalls || Mean(cause, role) is not { } usual)
            return null;
        var added = new Dictionary<string, double>(StringComparer.Ordinal);
        Spread(cause, role == SeriesRole.Latency ? size * usual : size, 0);
        var onset = setting.Quiet[0].BeginOf(at + Before);
        var issue = new PetShopIssue(
            new Symptom(symptom, role, onset),
            cause,
            [.. setting.Quiet.Select(s => Cut(s, s.Role == role ? added.GetValueOrDefault(s.Node) : 0))]
        );
        var seen = issue.Series.First(s => s.Node == symptom && s.Role == role);
        return Move.Of(seen, onset) is { Size: >= Seen } ? issue : null;

        double Calls(string node) => Mean(node, SeriesRole.Requests) ?? 0;

        double? Mean(string node, SeriesRole what)
        {
            var values = quiet
                .GetValueOrDefault((node, what))
                ?.Values.Skip(at)
                .Take(Periods)
                .OfType<double>()
                .ToArray();
            return values is { Length: > 0 } ? values.Average() : null;
        }

        void Spread(string node, double delta, int depth)
        {
            added[node] = added.GetValueOrDefault(node) + delta;
            var callers = setting.Graph.CallersOf(node).Where(c => Calls(c) > 0).ToArray();
            var all = callers.Sum(Calls);
            foreach (var caller in depth < Deepest ? callers : [])
            {
                var perCall = Calls(node) / all;
                Spread(caller, delta * (role == SeriesRole.Latency ? perCall : Math.Min(1, perCall)), depth + 1);
            }
        }

        ObservedSeries Cut(ObservedSeries series, double more) =>
            series with
            {
                Start = series.BeginOf(at),
                Values =
                [
                    .. series
                        .Values.Skip(at)
                        .Take(Periods)
                        .Select((v, n) => n < Before ? v : Limited(series.Role, v + more)),
                ],
                Usual = [.. series.Values.Take(at).Concat(series.Values.Skip(at + Periods)).OfType<double>()],
            };
    }

    private static double? Limited(SeriesRole role, double? value) =>
        role == SeriesRole.Failures && value > 100 ? 100 : value;
}
