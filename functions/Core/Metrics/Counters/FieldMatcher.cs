using System.Collections.Immutable;

namespace RoleFerry.Core.Metrics.Counters;

/// <summary>What a field of an event has to be.</summary>
/// <param name="Field">The field's name.</param>
/// <param name="Values">
/// It is one of these, in any case of its letters; a <c>*</c> at the end of one stands for any ending.
/// </param>
public sealed record FieldMatcher(string Field, ImmutableArray<string> Values);
