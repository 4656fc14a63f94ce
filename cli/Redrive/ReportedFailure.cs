namespace RoleFerry.Cli.Redrive;

/// <summary>One failure, as it is shown.</summary>
/// <param name="Id">SQS's id of it.</param>
/// <param name="Kind">How it came into the queue.</param>
/// <param name="At">When.</param>
/// <param name="Where">Which function, topic, rule, message, or part of an event.</param>
/// <param name="What">What was wrong.</param>
/// <param name="Payload">The thing itself, whole.</param>
/// <param name="Remedy">What sending it back means.</param>
/// <param name="Outcome">What became of it; null where it was only shown.</param>
/// <param name="Result">The same in a sentence.</param>
internal sealed record ReportedFailure(
    string Id,
    FailureKind Kind,
    DateTimeOffset At,
    string Where,
    string What,
    string Payload,
    string Remedy,
    RedriveOutcome? Outcome,
    string? Result
)
{
    public static ReportedFailure Of(Failure failure, RedriveResult? result = null) =>
        new(
            failure.Id,
            failure.Kind,
            failure.At,
            failure.Where,
            failure.What,
            failure.Payload,
            failure.Remedy.Text,
            result?.Outcome,
            result?.Text
        );
}
