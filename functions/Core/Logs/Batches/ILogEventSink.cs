namespace RoleFerry.Core.Logs.Batches;

/// <summary>Takes what <see cref="LogBatchReader"/> finds in a batch, in the batch's order.</summary>
public interface ILogEventSink
{
    /// <summary>Says what the batch is; before any event.</summary>
    /// <param name="head">Where its events come from.</param>
    /// <param name="json">All of it; the events' messages stand there. The reader's own, until the next batch.</param>
    void Begin(LogBatchHead head, ReadOnlyMemory<byte> json);

    /// <summary>Takes one event. The spans are the reader's own and gone after the call.</summary>
    /// <param name="logEvent">The event.</param>
    void Accept(scoped LogEvent logEvent);

    /// <summary>Takes what was set aside.</summary>
    void SetAside(BadPart part);
}
