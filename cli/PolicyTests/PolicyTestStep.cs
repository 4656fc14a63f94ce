using RoleFerry.Core.Signals;

namespace RoleFerry.Cli.PolicyTests;

/// <summary>A moment of a case.</summary>
/// <param name="At">When.</param>
/// <param name="Line">Where it begins in its file.</param>
/// <param name="Signal">What arrives; null where nothing does and time only passes.</param>
/// <param name="Expected">
/// What is expected of all that was decided since the step before; null where nothing is.
/// </param>
internal sealed record PolicyTestStep(DateTimeOffset At, int Line, Signal? Signal, Expectation? Expected);
