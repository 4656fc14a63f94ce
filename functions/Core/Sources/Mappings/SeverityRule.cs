using System.Collections.Immutable;

namespace RoleFerry.Core.Sources.Mappings;

/// <summary>How bad it is under conditions.</summary>
/// <param name="Severity">A word of a severity, or a field that holds one: a <see cref="TextTemplate"/>.</param>
/// <param name="When">Groups of which the event has to meet one; empty: always.</param>
public sealed record SeverityRule(string Severity, ImmutableArray<ImmutableArray<FieldRule>> When);
