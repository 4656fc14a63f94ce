using System.Collections.Immutable;

namespace RoleFerry.Core.Drawing;

/// <summary>One line, or one colour of bars.</summary>
/// <param name="Name">What the legend calls it.</param>
/// <param name="Values">
/// One for each of the chart's times; null where nothing is known, and then nothing is drawn.
/// </param>
public sealed record Series(string Name, ImmutableArray<double?> Values);
