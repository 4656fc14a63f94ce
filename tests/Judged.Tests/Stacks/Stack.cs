using System.Collections.Immutable;

namespace RoleFerry.Judged.Tests.Stacks;

/// <summary>A stack and all that is nested in it, as CloudFormation would make them.</summary>
/// <param name="Name">The stack's.</param>
/// <param name="Resources">In an order in which each comes after what it refers to; those of nested stacks too.</param>
/// <param name="Outputs">The stack's own.</param>
internal sealed record Stack(
    string Name,
    ImmutableArray<StackResource> Resources,
    ImmutableDictionary<string, string> Outputs
);
