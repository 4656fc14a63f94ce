using System.Collections.Immutable;
using RoleFerry.Core.Suspects;

namespace RoleFerry.Adapters.Suspects;

/// <summary>What probably caused an incident, and where else was looked.</summary>
/// <param name="Symptom">What it was looked for.</param>
/// <param name="Suspects">The strongest first.</param>
/// <param name="Quiet">Services whose metrics are as usual, each with how many.</param>
/// <param name="Unseen">
/// Services of which nothing is known, or metrics of theirs, each with why; a service that is empty stands for all.
/// </param>
public sealed record FoundSuspects(
    Symptom Symptom,
    ImmutableArray<Suspect> Suspects,
    ImmutableArray<(string Service, int Metrics)> Quiet,
    ImmutableArray<(string Service, string Metric, string Why)> Unseen
);
