namespace RoleFerry.Adapters.Failures;

/// <summary>Where failures are kept.</summary>
/// <param name="QueueUrl">The SQS queue's URL.</param>
public sealed record FailureQueueSettings(string QueueUrl);
