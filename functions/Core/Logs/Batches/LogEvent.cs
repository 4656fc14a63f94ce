namespace RoleFerry.Core.Logs.Batches;

/// <summary>An event as it stands in the batch.</summary>
public readonly ref struct LogEvent(ReadOnlySpan<byte> id, long timestamp, ReadOnlySpan<byte> message, bool isEscaped)
{
    /// <summary>CloudWatch's name for it; the same in every copy.</summary>
    public ReadOnlySpan<byte> Id { get; } = id;

    /// <summary>When it was logged, milliseconds since 1970.</summary>
    public long Timestamp { get; } = timestamp;

    /// <summary>The message, between its quotation marks.</summary>
    public ReadOnlySpan<byte> Message { get; } = message;

    /// <summary>Whether JSON's escapes stand in <see cref="Message"/>.</summary>
    public bool IsEscaped { get; } = isEscaped;
}
