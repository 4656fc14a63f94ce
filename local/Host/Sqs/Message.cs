namespace RoleFerry.Local.Sqs;

/// <summary>A message in a queue.</summary>
/// <param name="Id">Given when it was sent.</param>
/// <param name="Body">The text.</param>
/// <param name="SentAt">When it was sent.</param>
public sealed record Message(string Id, string Body, DateTimeOffset SentAt)
{
    internal DateTimeOffset VisibleAt { get; init; }

    internal int Receives { get; init; }

    internal DateTimeOffset? FirstReceivedAt { get; init; }

    internal string? ReceiptHandle { get; init; }
}
