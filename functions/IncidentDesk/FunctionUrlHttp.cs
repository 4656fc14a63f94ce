using System.Text.Json.Serialization;

namespace RoleFerry.IncidentDesk;

/// <summary>What HTTP said.</summary>
/// <param name="Method">In capitals.</param>
public sealed record FunctionUrlHttp([property: JsonPropertyName("method")] string? Method);
