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
                var answer = execute();
                process.World.Checks.TableAnswered(process, request);
                return answer;
            },
            fault => throw Refusal(request, fault),
            cancellation
        );

    private static AmazonServiceException Refusal(AmazonWebServiceRequest request, FaultKind fault) =>
        (fault, request) switch
        {
            (FaultKind.Throttle, TransactWriteItemsRequest write) => new TransactionCanceledException("throttled")
            {
                CancellationReasons =
                [
                    .. write.TransactItems.Select(_ => new CancellationReason { Code = "ThrottlingError" }),
                ],
                StatusCode = HttpStatusCode.BadRequest,
            },
            (FaultKind.Throttle, _) => new ProvisionedThroughputExceededException("throttled")
            {
                StatusCode = HttpStatusCode.BadRequest,
            },
            _ => new InternalServerErrorException("simulated") { StatusCode = HttpStatusCode.InternalServerError },
        };
}
