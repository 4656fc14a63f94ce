namespace RoleFerry.Adapters.Endpoints;

/// <summary>Where requests of one sender come in.</summary>
internal interface IEndpoint
{
    /// <summary>What it takes, and where.</summary>
    IEnumerable<EndpointRoute> Routes { get; }
}
