using System.Collections.Immutable;

namespace RoleFerry.Core.Channels;

/// <summary>What a runbook says first.</summary>
/// <param name="Means">What it means for users, a sentence or two on one line.</param>
/// <param name="Steps">The first steps of its diagnosis, without Markdown.</param>
public sealed record RunbookOpening(string Means, ImmutableArray<string> Steps);
