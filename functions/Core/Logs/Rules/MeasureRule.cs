using System.Collections.Immutable;

namespace RoleFerry.Core.Logs.Rules;

/// <summary>A metric that structured lines carry.</summary>
/// <param name="Event">The value of the line's <c>event</c>.</param>
/// <param name="Metric">The metric's name.</param>
/// <param name="Field">The number's field; null: each line counts as one.</param>
/// <param name="Unit">The field's unit.</param>
/// <param name="By">A field that the metric is told apart by; null: none.</param>
/// <param name="Values">
/// The values of that field that are told apart; all others are <c>other</c>, so that their number is bounded.
/// </param>
public sealed record MeasureRule(
    string Event,
    string Metric,
    string? Field,
    MeasureUnit Unit,
    string? By,
    ImmutableArray<string> Values
);
