using System.Collections.Immutable;
using RoleFerry.Core.Silences;

namespace RoleFerry.Cli.PolicyTests;

/// <summary>What happens one after another, and what is expected of it.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Line">Where it begins in its file.</param>
/// <param name="Silences">What is silenced meanwhile.</param>
/// <param name="Steps">In order.</param>
internal sealed record PolicyTestCase(
    string Name,
    int Line,
    ImmutableArray<Silence> Silences,
    ImmutableArray<PolicyTestStep> Steps
);
