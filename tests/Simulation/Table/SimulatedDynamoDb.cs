using Amazon;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace RoleFerry.Simulation.Table;

/// <summary>
/// The SDK's client of one process, over a table in memory and the network that lies between them. What the table does
/// not do throws <see cref="NotSupportedException"/>; nothing leaves this program.
/// </summary>
public sealed class SimulatedDynamoDb(SimulatedTable table, ITableNetwork network)
    : AmazonDynamoDBClient(Nobody, Nowhere)
{
    private static readonly AnonymousAWSCredentials Nobody = new();
    private static readonly AmazonDynamoDBConfig Nowhere = new() { RegionEndpoint = RegionEndpoint.USEast1 };

    /// <inheritdoc/>
    public override Task<GetItemResponse> GetItemAsync(
        GetItemRequest request,
        CancellationToken cancellationToken = default
    ) => network.CallAsync(request, () => table.Execute(request), cancellationToken);

    /// <inheritdoc/>
    public override Task<BatchGetItemResponse> BatchGetItemAsync(
        BatchGetItemRequest request,
        CancellationToken cancellationToken = default
    ) => network.CallAsync(request, () => table.Execute(request), cancellationToken);

    /// <inheritdoc/>
    public override Task<QueryResponse> QueryAsync(
        QueryRequest request,
        CancellationToken cancellationToken = default
    ) => network.CallAsync(request, () => table.Execute(request), cancellationToken);

    /// <inheritdoc/>
    public override Task<ScanResponse> ScanAsync(ScanRequest request, CancellationToken cancellationToken = default) =>
        network.CallAsync(request, () => table.Execute(request), cancellationToken);

    /// <inheritdoc/>
    public override Task<PutItemResponse> PutItemAsync(
        PutItemRequest request,
        CancellationToken cancellationToken = default
    ) => network.CallAsync(request, () => table.Execute(request), cancellationToken);

    /// <inheritdoc/>
    public override Task<UpdateItemResponse> UpdateItemAsync(
        UpdateItemRequest request,
        CancellationToken cancellationToken = default
    ) => network.CallAsync(request, () => table.Execute(request), cancellationToken);

    /// <inheritdoc/>
    public override Task<DeleteItemResponse> DeleteItemAsync(
        DeleteItemRequest request,
        CancellationToken cancellationToken = default
    ) => network.CallAsync(request, () => table.Execute(request), cancellationToken);

    /// <inheritdoc/>
    public override Task<TransactWriteItemsResponse> TransactWriteItemsAsync(
        TransactWriteItemsRequest request,
        CancellationToken cancellationToken = default
    ) => network.CallAsync(request, () => table.Execute(request), cancellationToken);

    /// <summary>Every operation that is not overridden ends here, before anything is sent.</summary>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        base.CustomizeRuntimePipeline(pipeline);
        pipeline.AddHandler(new RefusingHandler());
    }

    private sealed class RefusingHandler : PipelineHandler
    {
        public override void InvokeSync(IExecutionContext executionContext) => throw Refused(executionContext);

        public override Task<T> InvokeAsync<T>(IExecutionContext executionContext) => throw Refused(executionContext);

        private static NotSupportedException Refused(IExecutionContext context) =>
            new($"The simulated table does not do {context.RequestContext.OriginalRequest.GetType().Name}.");
    }
}
