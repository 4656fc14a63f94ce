using System.Collections.Immutable;

namespace RoleFerry.Core.Sources.Mappings;

/// <summary>A field, and what it has to say.</summary>
/// <param name="Field">A <see cref="FieldPath"/>.</param>
/// <param name="Values">Each a <see cref="FieldPattern"/>; one has to fit.</param>
public sealed record FieldRule(string Field, ImmutableArray<string> Values);
