namespace RoleFerry.Core.Metrics.Judging;

/// <summary>What is remembered of one test of a metric.</summary>
/// <param name="IsAlarm">Whether it has raised an alarm that has not ended.</param>
/// <param name="At">The moment of its newest transition, which its next one must be after.</param>
public readonly record struct TestMemory(bool IsAlarm, DateTimeOffset At);
