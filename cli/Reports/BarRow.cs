using System.Collections.Immutable;

namespace RoleFerry.Cli.Reports;

/// <summary>A bar that lies, with its name above it.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="Value">What it says, in words, at its right end.</param>
/// <param name="Parts">
/// Its parts from the left: each one's share of the width, its class, and what it says when it is pointed at.
/// </param>
internal sealed record BarRow(
    string Name,
    string Value,
    ImmutableArray<(double Share, string Class, string Tip)> Parts
);
