namespace RoleFerry.Adapters.Endpoints;

/// <summary>A request as it reached the desk.</summary>
/// <param name="Method">In capitals.</param>
/// <param name="Path">Begins with a slash.</param>
/// <param name="Headers">By name, in whatever case.</param>
/// <param name="Body">Its very bytes.</param>
/// <param name="Source">The address that it came from, as Lambda saw it; empty where that is not known.</param>
public sealed record EndpointRequest(
    string Method,
    string Path,
    IReadOnlyDictionary<string, string> Headers,
    ReadOnlyMemory<byte> Body,
    string Source = ""
)
{
    /// <summary>A header; null where it is not there.</summary>
    public string? Header(string name) =>
        Headers.FirstOrDefault(h => string.Equals(h.Key, name, StringComparison.OrdinalIgnoreCase)).Value;
}
