namespace RoleFerry.Cli.Redrive;

/// <summary>A message of the failure queue.</summary>
/// <param name="Id">SQS's id of it.</param>
/// <param name="At">When it came into the queue.</param>
/// <param name="Kind">How it came there.</param>
/// <param name="Where">Which function, topic, rule, message, or part of an event.</param>
/// <param name="What">What was wrong, in a sentence.</param>
/// <param name="Payload">The thing itself, as text.</param>
/// <param name="Remedy">What sending it back means.</param>
internal sealed record Failure(
    string Id,
    DateTimeOffset At,
    FailureKind Kind,
    string Where,
    string What,
    string Payload,
    Remedy Remedy
);
