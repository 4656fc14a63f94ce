namespace RoleFerry.Adapters.Failures;

/// <summary>
/// Where goes what cannot be understood or delivered. Watched by an alarm, emptied by <c>roleferry redrive</c>.
/// </summary>
public interface IFailureQueue
{
    /// <summary>
    /// Keeps it. Throws what the queue's client throws: then the invocation fails and Lambda keeps the event itself.
    /// </summary>
    Task KeepAsync(FailedInput input, CancellationToken cancellation);
}
