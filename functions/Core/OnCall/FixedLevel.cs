namespace RoleFerry.Core.OnCall;

/// <summary>A level that is always the same person.</summary>
/// <param name="Name">The level's name: <c>cto</c>.</param>
/// <param name="Person">Their id.</param>
public sealed record FixedLevel(string Name, string Person);
