using System.Collections.Immutable;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.OnCall;

/// <summary>What the clock does with incidents of one severity.</summary>
public sealed record EscalationPolicy
{
    /// <summary>Which.</summary>
    public required Severity Severity { get; init; }

    /// <summary>
    /// Within this time somebody has to take it; then the next level is told, and after as long again the one behind
    /// it.
    /// </summary>
    public required TimeSpan AcknowledgeWithin { get; init; }

    /// <summary>Within this time it has to be over; then its channels and its owner are told.</summary>
    public required TimeSpan ResolveWithin { get; init; }

    /// <summary>
    /// The level that the first page reaches: it is not told once more in the first round. Null where that page
    /// reaches nobody in person.
    /// </summary>
    public string? Opens { get; init; }

    /// <summary>The levels, each told once a round.</summary>
    public required ImmutableArray<EscalationStep> Steps { get; init; }

    /// <summary>How often the levels are told in all.</summary>
    public required int Rounds { get; init; }

    /// <summary>After this time without a word from anybody, whoever acknowledged is asked; null: never.</summary>
    public TimeSpan? AskAfter { get; init; }

    /// <summary>Without an answer for this long, the acknowledgement is withdrawn.</summary>
    public required TimeSpan AnswerWithin { get; init; }

    /// <summary>Outside of these hours nobody is told: it waits for them. Null: at any hour.</summary>
    public Hours? Hours { get; init; }
}
