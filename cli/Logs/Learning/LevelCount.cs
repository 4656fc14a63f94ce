using RoleFerry.Core.Logs.Formats;

namespace RoleFerry.Cli.Logs.Learning;

/// <summary>How many lines have a level.</summary>
/// <param name="Level">The level.</param>
/// <param name="Lines">The number of lines.</param>
internal sealed record LevelCount(Level Level, int Lines);
