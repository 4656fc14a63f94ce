namespace RoleFerry.Core.OnCall;

/// <summary>Who answers for a level at a moment: one person, or a gap that is named.</summary>
/// <param name="Level">The level's name.</param>
/// <param name="Person">Who; null in a gap.</param>
/// <param name="Gap">Why nobody; null where there is somebody.</param>
/// <param name="Override">What put them there instead of who would be; null where nothing did.</param>
public sealed record Duty(string Level, Person? Person, Gap? Gap = null, Override? Override = null);
