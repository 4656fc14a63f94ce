using System.Collections.Immutable;
using RoleFerry.Core.Reasons;

namespace RoleFerry.Cli.PolicyTests;

/// <summary>What a step expects; null for what it does not say.</summary>
/// <param name="Channels">Exactly these are told to do something.</param>
/// <param name="Reasons">These are among the reasons.</param>
/// <param name="Routes">Exactly these are taken by what arrives.</param>
/// <param name="Outcome">What it leads to.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="People">Who is on call, by level.</param>
internal sealed record Expectation(
    ImmutableArray<string>? Channels,
    ImmutableArray<ReasonCode> Reasons,
    ImmutableArray<string>? Routes,
    string? Outcome,
    string? Severity,
    ImmutableSortedDictionary<string, string> People
);
