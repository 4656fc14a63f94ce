namespace RoleFerry.Core.Suspects;

/// <summary>
/// What calls to a node cost those who wait for them, from the moment on at which something began: so many calls, each
/// so much slower, or so much more likely to fail, than before.
/// </summary>
/// <param name="Move">How latency, or the share of failures, moved.</param>
/// <param name="Calls">Calls in a period, on average.</param>
internal readonly record struct CallLoad(Move Move, double Calls)
{
    /// <summary>
    /// The cost: time in a period (the latency's unit), or failures in a period in hundredths (percent of calls).
    /// </summary>
    public double Cost => Move.Size > 0 ? Move.Delta * Calls : 0;

    /// <summary>
    /// How much of a call is new: time as a multiple of what it was; failures, which were few, as they are.
    /// </summary>
    public double Steepness =>
        Move.Size == 0 ? 0
        : Move.Series.Role == SeriesRole.Latency && Move.Before > 0 ? Move.Delta / Move.Before
        : Move.Delta;

    /// <summary>Of each node that has calls and this role; the worst series of a node counts.</summary>
    public static Dictionary<string, CallLoad> ByNode(ILookup<string, Move> moves, SeriesRole role)
    {
        var loads = new Dictionary<string, CallLoad>(StringComparer.Ordinal);
        foreach (var node in moves)
        {
            var calls = node.Where(m => m.Series.Role == SeriesRole.Requests).MaxBy(m => m.Level);
            var worst = node.Where(m => m.Series.Role == role).MaxBy(m => m.Size);
            if (calls is not null && worst is not null)
                loads[node.Key] = new CallLoad(worst, calls.Level);
        }

        return loads;
    }
}
