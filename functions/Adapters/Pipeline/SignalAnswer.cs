using System.Text.Json.Serialization;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Routing;
using RoleFerry.Core.Signals;

namespace RoleFerry.Adapters.Pipeline;

/// <summary>What one signal led to, for the answer and the log.</summary>
/// <param name="Alarm">The alarm's name.</param>
/// <param name="State">CloudWatch's word for its state.</param>
/// <param name="Severity">P0 to P3.</param>
/// <param name="Outcome">What it led to.</param>
/// <param name="IncidentId">The incident concerned, where there is one.</param>
/// <param name="Reasons"><c>Code: sentence</c>, in the order in which they were found.</param>
public sealed record SignalAnswer(
    [property: JsonPropertyName("alarm")] string Alarm,
    [property: JsonPropertyName("state")] string State,
    [property: JsonPropertyName("severity")] string Severity,
    [property: JsonPropertyName("outcome"), JsonConverter(typeof(JsonStringEnumConverter<DecisionOutcome>))]
        DecisionOutcome Outcome,
    [property: JsonPropertyName("incidentId")] string? IncidentId,
    [property: JsonPropertyName("reasons")] IReadOnlyList<string> Reasons
)
{
    /// <summary>What a decision led to.</summary>
    internal static SignalAnswer Of(Triaged triaged, Decision decision) =>
        new(
            triaged.Signal.Name,
            SignalStateName.Of(triaged.Signal.State),
            triaged.Classification.Severity.ToString(),
            decision.Outcome,
            decision.After?.Id,
            [.. decision.Reasons.Select(r => $"{r.Code}: {r.Text}")]
        );
}
