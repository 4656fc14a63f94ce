namespace RoleFerry.Local.Faults;

/// <summary>How a service is to fail, and how often.</summary>
/// <param name="Kind">The way it fails.</param>
/// <param name="Count">
/// How many calls fail before the service works again; null: all, until the fault is cleared.
/// </param>
/// <param name="Operation">
/// Only calls of this operation fail, such as <c>TransactWriteItems</c>; null: every call.
/// </param>
/// <param name="RetryAfter">What <c>Retry-After</c> says where the fault is <see cref="FaultKind.Throttle"/>.</param>
/// <param name="Error">
/// The service's own error code where the fault is <see cref="FaultKind.Reject"/>; null: a usual one.
/// </param>
public sealed record Fault(
    FaultKind Kind,
    int? Count = null,
    string? Operation = null,
    TimeSpan? RetryAfter = null,
    string? Error = null
)
{
    /// <summary>How late it answers where the fault is <see cref="FaultKind.Slow"/>.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Whole seconds for <c>Retry-After</c>, at least one.</summary>
    internal string RetryAfterSeconds =>
        $"{Math.Max(1, (int)Math.Ceiling((RetryAfter ?? TimeSpan.FromSeconds(1)).TotalSeconds))}";
}
