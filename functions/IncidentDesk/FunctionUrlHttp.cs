using System.Text.Json.Serialization;

namespace RoleFerry.IncidentDesk;

/// <summary>What HTTP said.</summary>
/// <param name="Method">In capitals.</param>
/// <param name="SourceIp">The address of whoever connected to AWS.</param>
public sealed record FunctionUrlHttp(
    [property: JsonPropertyName("method")] string? Method,
    [property: JsonPropertyName("sourceIp")] string? SourceIp
);
