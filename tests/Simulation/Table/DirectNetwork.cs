using Amazon.Runtime;

namespace RoleFerry.Simulation.Table;

/// <summary>The network in which nothing takes time and nothing is lost.</summary>
public sealed class DirectNetwork : ITableNetwork
{
    /// <inheritdoc/>
    public Task<TResponse> CallAsync<TResponse>(
        AmazonWebServiceRequest request,
        Func<TResponse> execute,
        CancellationToken cancellation
    )
        where TResponse : AmazonWebServiceResponse
    {
        ArgumentNullException.ThrowIfNull(execute);
        if (cancellation.IsCancellationRequested)
            return Task.FromCanceled<TResponse>(cancellation);
        try
        {
            return Task.FromResult(execute());
        }
        catch (Exception e)
        {
            return Task.FromException<TResponse>(e);
        }
    }
}
