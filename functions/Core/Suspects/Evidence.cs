namespace RoleFerry.Core.Suspects;

/// <summary>Something that speaks for a node being the cause.</summary>
/// <param name="Node">Which node.</param>
/// <param name="Score">How strongly, 0 to 1: as if it were the chance that this alone points at the cause.</param>
/// <param name="Since">When it began; null where that is not known.</param>
/// <param name="Text">What it is, as a phrase: <c>database connections 96, usually 40 to 60</c>.</param>
/// <param name="Query">How to find it again; empty where the text says that.</param>
public sealed record Evidence(string Node, double Score, DateTimeOffset? Since, string Text, string Query = "");
