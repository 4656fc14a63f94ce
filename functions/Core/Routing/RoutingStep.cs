namespace RoleFerry.Core.Routing;

/// <summary>One route that was looked at.</summary>
/// <param name="Route">Its name.</param>
/// <param name="Depth">0 for the root.</param>
/// <param name="Matched">Whether all its matchers held.</param>
/// <param name="Because">The first matcher that did not hold with the label's value, or that all did.</param>
public sealed record RoutingStep(string Route, int Depth, bool Matched, string Because);
