using RoleFerry.Core.Channels;

namespace RoleFerry.Benchmarks.Alarms.Storms;

/// <summary>A message that arrived at a vendor.</summary>
/// <param name="Message">The message.</param>
/// <param name="StoryTime">When, by the story's clock, which is the vendor's too.</param>
/// <param name="Timestamp">When, by this machine's stopwatch.</param>
/// <param name="IsTaken">False when the vendor answered that it was too soon.</param>
internal sealed record StormPost(OutgoingMessage Message, DateTimeOffset StoryTime, long Timestamp, bool IsTaken);
