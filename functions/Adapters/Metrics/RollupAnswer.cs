using System.Text.Json.Serialization;

namespace RoleFerry.Adapters.Metrics;

/// <summary>What one run did.</summary>
/// <param name="Run">Which it was.</param>
/// <param name="Time">The moment that it was for.</param>
/// <param name="Windows">Windows computed.</param>
/// <param name="Changed">Those whose value is new or has changed.</param>
/// <param name="Signals">Alarms that began or ended.</param>
/// <param name="Digest">The id of the digest that was written; null for none, or where it was written before.</param>
public sealed record RollupAnswer(
    [property: JsonPropertyName("run")] string Run,
    [property: JsonPropertyName("time")] DateTimeOffset Time,
    [property: JsonPropertyName("windows")] int Windows,
    [property: JsonPropertyName("changed")] int Changed,
    [property: JsonPropertyName("signals")] int Signals,
    [property: JsonPropertyName("digest")] string? Digest
);
