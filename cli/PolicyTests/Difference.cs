using System.Collections.Immutable;

namespace RoleFerry.Cli.PolicyTests;

/// <summary>Something that was otherwise than expected.</summary>
/// <param name="Line">The step's line.</param>
/// <param name="Field">What was: <c>channels</c>.</param>
/// <param name="Expected">As the case says.</param>
/// <param name="Actual">As it is.</param>
/// <param name="Why">The reasons of what was decided.</param>
internal sealed record Difference(int Line, string Field, string Expected, string Actual, ImmutableArray<string> Why);
