using Amazon.Runtime;

namespace RoleFerry.Simulation.Table;

/// <summary>
/// What lies between a caller and the table. It decides when a call is carried out and whether its answer arrives, so
/// it is where delays, throttles, faults and lost answers are made.
/// </summary>
public interface ITableNetwork
{
    /// <summary>Carries one call.</summary>
    /// <param name="request">
    /// What is asked, as the caller gave it: a <c>TransactWriteItemsRequest</c>, a <c>QueryRequest</c> with an
    /// <c>IndexName</c>, and so on. It is read when the call is executed and must not be changed.
    /// </param>
    /// <param name="execute">
    /// The table's side: it does its work at once and answers, or throws what the SDK throws. To run it never is a call
    /// that did not arrive; to run it twice, one that was sent twice; to run it and then throw, a lost answer.
    /// </param>
    /// <exception cref="NotSupportedException">
    /// From <paramref name="execute"/>: the table does not do this. That is a gap of the simulation, and has to end it:
    /// the product would take it for a table that is down.
    /// </exception>
    /// <param name="cancellation">The caller's: it gives up waiting. What was executed stays executed.</param>
    /// <returns>The answer, or what the caller gets to see instead as an exception.</returns>
    Task<TResponse> CallAsync<TResponse>(
        AmazonWebServiceRequest request,
        Func<TResponse> execute,
        CancellationToken cancellation
    )
        where TResponse : AmazonWebServiceResponse;
}
