using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using RoleFerry.Simulation.Functions;
using RoleFerry.Simulation.Table;

namespace RoleFerry.Simulation.Mutants;

/// <summary>Changes what a process asks of the table, as code with a bug would.</summary>
/// <param name="process">Who asks.</param>
/// <param name="inner">The way to the table.</param>
/// <param name="change">
/// What is asked instead; the same where nothing changes, and null where it is not asked at all.
/// </param>
internal sealed class MutatedNetwork(
    FunctionProcess process,
    ITableNetwork inner,
    Func<AmazonWebServiceRequest, AmazonWebServiceRequest?> change
) : ITableNetwork
{
    public Task<TResponse> CallAsync<TResponse>(
        AmazonWebServiceRequest request,
        Func<TResponse> execute,
        CancellationToken cancellation
    )
        where TResponse : AmazonWebServiceResponse
    {
        if (process.World.Plan.Mutant is { AsksTwice: { } asksTwice } && asksTwice(request))
            return TwiceAsync(request, execute, cancellation);
        var changed = change(request);
        if (ReferenceEquals(changed, request))
            return inner.CallAsync(request, execute, cancellation);
        return changed is null
            ? inner.CallAsync(request, () => (TResponse)Nothing(request), cancellation)
            : inner.CallAsync(changed, () => (TResponse)Execute(process.World.Table, changed), cancellation);
    }

    private async Task<TResponse> TwiceAsync<TResponse>(
        AmazonWebServiceRequest request,
        Func<TResponse> execute,
        CancellationToken cancellation
    )
        where TResponse : AmazonWebServiceResponse
    {
        await inner.CallAsync(request, execute, cancellation);
        return await inner.CallAsync(request, execute, cancellation);
    }

    /// <summary>Asks the table.</summary>
    public static AmazonWebServiceResponse Execute(SimulatedTable table, AmazonWebServiceRequest request) =>
        request switch
        {
            TransactWriteItemsRequest write => table.Execute(write),
            UpdateItemRequest update => table.Execute(update),
            PutItemRequest put => table.Execute(put),
            DeleteItemRequest delete => table.Execute(delete),
            QueryRequest query => table.Execute(query),
            ScanRequest scan => table.Execute(scan),
            BatchGetItemRequest batch => table.Execute(batch),
            GetItemRequest get => table.Execute(get),
            _ => throw new NotSupportedException(request.GetType().Name),
        };

    private static AmazonWebServiceResponse Nothing(AmazonWebServiceRequest request) =>
        request switch
        {
            TransactWriteItemsRequest => new TransactWriteItemsResponse(),
            UpdateItemRequest => new UpdateItemResponse { Attributes = [] },
            PutItemRequest => new PutItemResponse(),
            DeleteItemRequest => new DeleteItemResponse(),
            QueryRequest => new QueryResponse { Items = [] },
            ScanRequest => new ScanResponse { Items = [] },
            _ => throw new NotSupportedException(request.GetType().Name),
        };
}
