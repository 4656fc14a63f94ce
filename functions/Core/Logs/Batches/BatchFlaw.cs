namespace RoleFerry.Core.Logs.Batches;

/// <summary>What was wrong with a part of a batch, or with all of it.</summary>
public enum BatchFlaw
{
    /// <summary>The event's <c>awslogs.data</c> is no base64.</summary>
    NotBase64,

    /// <summary>No gzip, or its content or checksum is wrong.</summary>
    BadGzip,

    /// <summary>The gzip ends too early.</summary>
    Truncated,

    /// <summary>It inflates to more than is allowed.</summary>
    TooLarge,

    /// <summary>The envelope is not what CloudWatch Logs sends.</summary>
    BadEnvelope,

    /// <summary>An event is not JSON, or lacks what events have, or has it in another type.</summary>
    BadEvent,

    /// <summary>A message holds bytes that are no UTF-8, or half a surrogate pair.</summary>
    BadText,

    /// <summary>A message is longer than is allowed.</summary>
    LongMessage,
}
