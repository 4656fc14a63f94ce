namespace RoleFerry.Adapters.Concurrency;

/// <summary>Waits for a while.</summary>
internal static class Pause
{
    /// <summary>
    /// As <see cref="Task.Delay(TimeSpan, TimeProvider, CancellationToken)"/>, which goes on on another thread where it
    /// is cancelled: here the order in which things happen follows from the clock alone.
    /// </summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled before.</exception>
    public static Task PauseAsync(this TimeProvider time, TimeSpan length, CancellationToken cancellation) =>
        Task.Delay(length, time, CancellationToken.None).WaitAsync(cancellation);
}
