namespace RoleFerry.Local.Endpoint;

/// <summary>One call that a service answered.</summary>
/// <param name="At">When it arrived.</param>
/// <param name="Function">The function whose process sent it; null: somebody else.</param>
/// <param name="Service">Such as <c>dynamodb</c>.</param>
/// <param name="Operation">Such as <c>TransactWriteItems</c>.</param>
/// <param name="Status">The HTTP status; null where the connection was cut instead.</param>
/// <param name="Took">From its arrival until it was carried out.</param>
public sealed record CallRecord(
    DateTimeOffset At,
    string? Function,
    string Service,
    string Operation,
    int? Status,
    TimeSpan Took
);
