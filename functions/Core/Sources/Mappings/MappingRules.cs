using System.Collections.Immutable;

namespace RoleFerry.Core.Sources.Mappings;

/// <summary>The mappings as they are written, in their order: of those that match, the first counts.</summary>
public sealed record MappingRules(ImmutableArray<MappingRule> Mappings);
