using System.Text.Json.Serialization;

namespace RoleFerry.Adapters.Pipeline;

/// <summary>What an event led to.</summary>
/// <param name="Signals">Each signal of it.</param>
/// <param name="Unreadable">What could not be understood, <c>where: what</c>; it lies in the failure queue.</param>
public sealed record IntakeAnswer(
    [property: JsonPropertyName("signals")] IReadOnlyList<SignalAnswer> Signals,
    [property: JsonPropertyName("unreadable")] IReadOnlyList<string> Unreadable
);
