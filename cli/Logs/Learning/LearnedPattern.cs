using System.Collections.Immutable;

namespace RoleFerry.Cli.Logs.Learning;

/// <summary>A pattern that reads lines which no reader understood.</summary>
/// <param name="Pattern">As logs.yaml has it.</param>
/// <param name="Lines">How many such lines it reads.</param>
/// <param name="Levels">How many of them have each level, the worst first.</param>
internal sealed record LearnedPattern(string Pattern, int Lines, ImmutableArray<LevelCount> Levels);
