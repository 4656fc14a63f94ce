using System.Text.Json.Serialization;

namespace RoleFerry.IncidentDesk;

/// <summary>The part of a request that holds its method.</summary>
/// <param name="Http">What HTTP said.</param>
public sealed record FunctionUrlContext([property: JsonPropertyName("http")] FunctionUrlHttp? Http);
