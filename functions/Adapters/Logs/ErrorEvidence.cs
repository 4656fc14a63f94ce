using RoleFerry.Core.Logs.Traces;

namespace RoleFerry.Adapters.Logs;

/// <summary>
/// What is known of an error that raised an alarm: its group, and the request that the group's sample is from.
/// </summary>
/// <param name="Group">The group.</param>
/// <param name="Spans">The steps of that request; empty where the sample names none, or none was kept.</param>
public sealed record ErrorEvidence(StoredGroup Group, IReadOnlyList<Span> Spans)
{
    /// <summary>The request as text, the slowest dependency named in its last line; empty for no spans.</summary>
    public string Waterfall => Core.Logs.Traces.Waterfall.Draw(Spans);
}
