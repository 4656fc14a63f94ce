using System.Text.Json.Serialization;

namespace RoleFerry.MetricRollups;

/// <summary>What a schedule sends, as template.yaml says it.</summary>
/// <param name="Run"><c>fast</c>, <c>hour</c>, <c>day</c> or <c>week</c>.</param>
/// <param name="Time">The moment that it was scheduled for; null: the clock's.</param>
public sealed record RollupEvent(
    [property: JsonPropertyName("run")] string? Run,
    [property: JsonPropertyName("time")] DateTimeOffset? Time
);
