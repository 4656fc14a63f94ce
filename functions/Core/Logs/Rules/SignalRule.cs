namespace RoleFerry.Core.Logs.Rules;

/// <summary>When error groups make themselves heard.</summary>
/// <param name="QuietMinutes">A group's alarm ends when it has not been seen for this long.</param>
/// <param name="Flood">More signals than this in one batch or hour and service become one.</param>
/// <param name="SpikeAtLeast">Fewer errors in an hour are no spike, whatever was usual.</param>
public sealed record SignalRule(int QuietMinutes, int Flood, int SpikeAtLeast);
