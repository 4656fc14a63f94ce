using System.Collections.Immutable;

namespace RoleFerry.Cli.Sources;

/// <summary>A proposed mapping.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Events">Events that it is made of.</param>
/// <param name="States">What it makes of them.</param>
/// <param name="Alarms">How many alarms these are.</param>
/// <param name="Yaml">As sources.yaml writes it.</param>
internal sealed record LearnedMapping(string Name, int Events, ImmutableArray<string> States, int Alarms, string Yaml);
