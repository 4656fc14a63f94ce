using System.Net;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using RoleFerry.Simulation.Functions;
using RoleFerry.Simulation.Table;

namespace RoleFerry.Simulation.Outside;

/// <summary>One process's way to the table.</summary>
internal sealed class TableNetwork(FunctionProcess process) : ITableNetwork
{
    public Task<TResponse> CallAsync<TResponse>(
        AmazonWebServiceRequest request,
        Func<TResponse> execute,
        CancellationToken cancellation
    )
        where TResponse : AmazonWebServiceResponse =>
        process.World.Wire.CallAsync(
            process,
            Service.Table,
            () =>
            {
                if (process.World.Plan.Mutant is { TearsTransactions: true } && process.World.Chance.Percent(2))
                    Tear(request);
                if (request is not (QueryRequest or ScanRequest or GetItemRequest or BatchGetItemRequest))
                    process.Writes++;
                var answer = Execute(execute);
                process.World.Checks.TableAnswered(process, request);
                return answer;
            },
            fault => Refuse<TResponse>(request, fault),
            cancellation
        );

    private TResponse Execute<TResponse>(Func<TResponse> execute)
    {
        try
        {
            return execute();
        }
        catch (Exception e) when (e is TransactionCanceledException or ConditionalCheckFailedException)
        {
            process.Refusals++;
            throw;
        }
    }

    /// <summary>Carries out the first half of a transaction, and then the table fails.</summary>
    private void Tear(AmazonWebServiceRequest request)
    {
        if (request is not TransactWriteItemsRequest { TransactItems.Count: > 1 } whole)
            return;
        var half = whole.TransactItems.Take(whole.TransactItems.Count / 2).ToList();
        process.World.Table.Execute(new TransactWriteItemsRequest { TransactItems = half });
        throw new InternalServerErrorException("torn") { StatusCode = HttpStatusCode.InternalServerError };
    }

    private Answer<TResponse> Refuse<TResponse>(AmazonWebServiceRequest request, FaultKind fault)
        where TResponse : AmazonWebServiceResponse =>
        process.World.Plan.Mutant is { HidesTableFaults: true } && request is TransactWriteItemsRequest
            ? (TResponse)(object)new TransactWriteItemsResponse()
            : Refusal(request, fault);

    private AmazonServiceException Refusal(AmazonWebServiceRequest request, FaultKind fault)
    {
        var code = process.World.Chance.Percent(50) ? "ThrottlingError" : "TransactionConflict";
        return (fault, request) switch
        {
            (FaultKind.Throttle, TransactWriteItemsRequest write) => new TransactionCanceledException("throttled")
            {
                CancellationReasons = [.. write.TransactItems.Select(_ => new CancellationReason { Code = code })],
                StatusCode = HttpStatusCode.BadRequest,
            },
            (FaultKind.Throttle, _) => new ProvisionedThroughputExceededException("throttled")
            {
                StatusCode = HttpStatusCode.BadRequest,
            },
            _ => new InternalServerErrorException("simulated") { StatusCode = HttpStatusCode.InternalServerError },
        };
    }
}
