using System.Text.Json.Serialization;

namespace RoleFerry.Escalations;

/// <summary>What one tick did.</summary>
/// <param name="Messages">Messages taken up from the outbox.</param>
/// <param name="Signals">Signals of error groups and of missing pings published.</param>
/// <param name="Announcements">Announcements sent.</param>
/// <param name="Deadlines">Things that the clock did about incidents.</param>
/// <param name="Released">Alarms told that had been held back.</param>
/// <param name="Suspects">Incidents of which probable causes were told.</param>
public sealed record TickAnswer(
    [property: JsonPropertyName("messages")] int Messages,
    [property: JsonPropertyName("signals")] int Signals,
    [property: JsonPropertyName("announcements")] int Announcements,
    [property: JsonPropertyName("deadlines")] int Deadlines,
    [property: JsonPropertyName("released")] int Released,
    [property: JsonPropertyName("suspects")] int Suspects
)
{
    /// <summary>The answer of what the ticks counted.</summary>
    public static TickAnswer Of(IReadOnlyDictionary<string, int> counts) =>
        new(
            counts.GetValueOrDefault("messages"),
            counts.GetValueOrDefault("signals"),
            counts.GetValueOrDefault("announcements"),
            counts.GetValueOrDefault("deadlines"),
            counts.GetValueOrDefault("released"),
            counts.GetValueOrDefault("suspects")
        );
}
