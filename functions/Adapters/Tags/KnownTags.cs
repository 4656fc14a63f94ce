using RoleFerry.Core.Sources.CloudWatch;

namespace RoleFerry.Adapters.Tags;

/// <summary>What is kept of an alarm's tags.</summary>
/// <param name="Alarm">The alarm's ARN.</param>
/// <param name="Answer">What CloudWatch answered last.</param>
public sealed record KnownTags(string Alarm, TagAnswer Answer);
