using System.Collections.Immutable;

namespace RoleFerry.Core.Suspects;

/// <summary>
/// Ranks what may have caused a symptom. Pure and without a model: the same observations, the same ranking, and each
/// suspect with the evidence that its score is made of. docs/decisions/0039 says how, with the reasons.
/// </summary>
public static class SuspectRanking
{
    /// <summary>Spreads from which on a move is beyond doubt.</summary>
    private const double Certain = 6;

    /// <summary>How strongly a cost speaks that explains all of the symptom: 1 - exp(-2) is 0.86.</summary>
    private const double PerShare = 2;

    /// <summary>The strongest that a number speaks that is no cost of calls: it may be an effect.</summary>
    private const double WithoutCalls = 0.7;

    /// <summary>The strongest that more or fewer calls speak: mostly they are what it is like to be asked.</summary>
    private const double ByCalls = 0.3;

    /// <summary>How much of a node's move what it depends on can explain away.</summary>
    private const double Explained = 0.8;

    /// <summary>How much it says, where no graph is known, that little of what a node's calls cost is new.</summary>
    private const double Nearness = 0.25;

    /// <summary>The share of the symptom's cost from which on a node may have caused it.</summary>
    private const double Weighty = 0.2;

    /// <summary>What a cost of another kind than the symptom's counts.</summary>
    private const double OtherRole = 0.5;

    /// <summary>What a node counts that the symptom's node does not depend on.</summary>
    private const double Elsewhere = 0.3;

    /// <summary>What a move counts that began after the symptom.</summary>
    private const double Later = 0.7;

    private static readonly SeriesRole[] Costs = [SeriesRole.Latency, SeriesRole.Failures];

    /// <param name="symptom">What was seen, and where.</param>
    /// <param name="graph">What calls what; where it is empty, nothing explains anything away.</param>
    /// <param name="series">All that was measured.</param>
    /// <param name="events">Further evidence: changes, new errors, alarms.</param>
    /// <returns>The suspects, the strongest first; nodes without evidence are none.</returns>
    public static ImmutableArray<Suspect> Of(
        Symptom symptom,
        ServiceGraph graph,
        IEnumerable<ObservedSeries> series,
        IEnumerable<Evidence> events
    )
    {
        var observed = new Observed(symptom, graph, series);
        var found = Costs
            .SelectMany(observed.ByCost)
            .Concat(observed.Others())
            .Concat(events)
            .Select(e => e with { Score = e.Score * observed.PlaceOf(e.Node) });
        return
        [
            .. found
                .Where(e => e.Score > 0)
                .GroupBy(e => e.Node, StringComparer.Ordinal)
                .Select(node => new Suspect(
                    node.Key,
                    1 - node.Aggregate(1.0, (open, e) => open * (1 - Math.Min(1, e.Score))),
                    [.. node.OrderByDescending(e => e.Score).ThenBy(e => e.Text, StringComparer.Ordinal)]
                ))
                .OrderByDescending(s => s.Score)
                .ThenBy(s => s.Evidence[0].Since ?? DateTimeOffset.MaxValue)
                .ThenBy(s => s.Node, StringComparer.Ordinal),
        ];
    }

    private sealed class Observed
    {
        private readonly Symptom _symptom;
        private readonly ServiceGraph _graph;
        private readonly ILookup<string, Move> _moves;
        private readonly IReadOnlyDictionary<string, int> _reach;
        private readonly Dictionary<SeriesRole, Dictionary<string, CallLoad>> _loads;

        public Observed(Symptom symptom, ServiceGraph graph, IEnumerable<ObservedSeries> series)
        {
            (_symptom, _graph) = (symptom, graph);
            _moves = series
                .Select(s => Move.Of(s, symptom.Onset, symptom.Lead))
                .OfType<Move>()
                .ToLookup(m => m.Series.Node, StringComparer.Ordinal);
            _reach = graph.Reach(symptom.Node);
            _loads = Costs.ToDictionary(role => role, role => CallLoad.ByNode(_moves, role));
        }

        public double PlaceOf(string node) => _graph.IsEmpty || _reach.ContainsKey(node) ? 1 : Elsewhere;

        /// <summary>Nodes whose calls got slower or failed more, by how much of the symptom that explains.</summary>
        public IEnumerable<Evidence> ByCost(SeriesRole role)
        {
            var loads = _loads[role];
            var whole = Whole(role, loads);
            if (!(whole > 0))
                yield break;
            var weight = _symptom.Role is { } seen && seen != role ? OtherRole : 1;
            var steepest = loads
                .Where(l => l.Value.Cost >= Weighty * whole)
                .Select(l => l.Value.Steepness)
                .DefaultIfEmpty()
                .Max();
            foreach (var (node, load) in loads)
            {
                var share = OwnCost(node, load, loads) / whole * (1 - (Explained * PullBelow(node, loads)));
                var certain = Math.Min(1, load.Move.Size / Certain);
                // Without a graph: a fault is the larger part of what calls cost the nearer they are to it.
                var near = _graph.IsEmpty ? Math.Min(1, Math.Pow(load.Steepness / steepest, Nearness)) : 1;
                if (share > 0)
                    yield return Of(load.Move, weight * near * (1 - Math.Exp(-PerShare * share * certain)));
            }
        }

        /// <summary>Everything else that moved.</summary>
        public IEnumerable<Evidence> Others()
        {
            foreach (var move in _moves.SelectMany(node => node).Where(m => m.Size > 0))
            {
                var node = move.Series.Node;
                if (move.Series.Role == SeriesRole.Requests)
                    yield return Of(move, ByCalls * Pull(move) * (1 - (Explained * CallsPullAbove(node))));
                else if (!Costs.Contains(move.Series.Role) || !_loads[move.Series.Role].ContainsKey(node))
                    yield return Of(move, WithoutCalls * Pull(move) * (1 - (Explained * PullBelow(node, null))));
            }
        }

        private Evidence Of(Move move, double score) =>
            new(
                move.Series.Node,
                score * (move.Since > _symptom.Onset + move.Series.Period ? Later : 1),
                move.Since,
                MoveText.Of(move, _symptom.SeenAt),
                move.Series.Query
            );

        /// <summary>The cost that is to be explained.</summary>
        private double Whole(SeriesRole role, Dictionary<string, CallLoad> loads)
        {
            var atSymptom = loads.TryGetValue(_symptom.Node, out var own);
            if (_symptom.Role is { } seen && seen != role)
                // Of another kind: all the calls there, or all the time that they took before.
                return !atSymptom ? 0
                    : role == SeriesRole.Failures ? 100 * own.Calls
                    : own.Move.Before * own.Calls;
            return atSymptom && own.Cost > 0
                ? own.Cost
                : loads.Where(l => PlaceOf(l.Key) == 1).Select(l => l.Value.Cost).DefaultIfEmpty().Max();
        }

        /// <summary>
        /// What a node's calls cost beyond what its own calls to others cost: of a node that several call, each bears
        /// its share by the calls that it gets itself.
        /// </summary>
        private double OwnCost(string node, CallLoad load, Dictionary<string, CallLoad> loads)
        {
            var cost = load.Cost;
            foreach (var callee in _graph.CalleesOf(node))
            {
                if (!loads.TryGetValue(callee, out var below) || !(below.Cost > 0))
                    continue;
                var all = _graph
                    .CallersOf(callee)
                    .Sum(caller => loads.TryGetValue(caller, out var other) ? other.Calls : 0);
                cost -= all > 0 ? below.Cost * load.Calls / all : below.Cost;
            }

            return Math.Max(0, cost);
        }

        /// <summary>How strongly what a node calls has moved that is not among the costs.</summary>
        private double PullBelow(string node, Dictionary<string, CallLoad>? costs) =>
            _graph
                .CalleesOf(node)
                .Where(callee => costs?.ContainsKey(callee) != true)
                .SelectMany(callee => _moves[callee])
                .Where(m => m.Series.Role != SeriesRole.Requests)
                .Select(Pull)
                .DefaultIfEmpty()
                .Max();

        private double CallsPullAbove(string node) =>
            _graph
                .CallersOf(node)
                .SelectMany(caller => _moves[caller])
                .Where(m => m.Series.Role == SeriesRole.Requests)
                .Select(Pull)
                .DefaultIfEmpty()
                .Max();

        private static double Pull(Move move) => 1 - Math.Exp(-move.Size / Certain);
    }
}
