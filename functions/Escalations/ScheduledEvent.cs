using System.Text.Json.Serialization;

namespace RoleFerry.Escalations;

/// <summary>
/// What EventBridge sends on a schedule, as far as it matters here.
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-rule-schedule.html
/// </summary>
/// <param name="Time">The moment that the tick was for; null where the event has none: then the clock's.</param>
public sealed record ScheduledEvent([property: JsonPropertyName("time")] DateTimeOffset? Time);
