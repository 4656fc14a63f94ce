using RoleFerry.Core.Signals;
using RoleFerry.Core.Sources.CloudWatch;

namespace RoleFerry.Adapters.Pipeline;

/// <summary>An alarm that was handled by what was known of its tags.</summary>
/// <param name="Signal">As it came.</param>
/// <param name="Answer">What became of it.</param>
/// <param name="Known">What was known of its tags; null where nothing was.</param>
public sealed record HandledAlarm(Signal Signal, SignalAnswer Answer, TagAnswer? Known);
