namespace RoleFerry.Adapters.Endpoints;

/// <summary>A path that takes requests.</summary>
/// <param name="Method">HTTP's, in capitals.</param>
/// <param name="Path">Begins with a slash. One that ends with a slash takes whatever follows, too.</param>
/// <param name="HandleAsync">Answers a request.</param>
internal sealed record EndpointRoute(
    string Method,
    string Path,
    Func<EndpointRequest, CancellationToken, Task<EndpointAnswer>> HandleAsync
)
{
    /// <summary>Whether a request's path is its own.</summary>
    public bool Takes(string path) =>
        Path.EndsWith('/') ? path.StartsWith(Path, StringComparison.Ordinal) : path == Path;
}
