using System.Collections.Immutable;

namespace RoleFerry.Core.Sources.Mappings;

/// <summary>A field, and what it has to say: one of these.</summary>
internal sealed record FieldCondition(FieldPath Path, ImmutableArray<FieldPattern> Values)
{
    public bool IsMet(in EventFacts facts) => facts.Any(Path, said => Values.Any(v => v.Matches(said)));
}
