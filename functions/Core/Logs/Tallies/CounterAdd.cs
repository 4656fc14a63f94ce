namespace RoleFerry.Core.Logs.Tallies;

/// <summary>What a batch adds to a counter.</summary>
/// <param name="Metric">The counter's name: <c>errors.api.ERROR</c>, <c>event.application_created</c>.</param>
/// <param name="Hour">The hour's beginning, UTC.</param>
/// <param name="Count">How many more.</param>
public readonly record struct CounterAdd(string Metric, DateTimeOffset Hour, long Count);
