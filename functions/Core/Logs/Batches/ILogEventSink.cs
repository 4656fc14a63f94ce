namespace RoleFerry.Core.Logs.Batches;

/// <summary>Takes what <see cref="LogBatchReader"/> finds in a batch, in the batch's order.</summary>
public interface ILogEventSink
{
    /// <summary>Says what the batch is; before any event.</summary>
    void Begin(LogBatchHead head);

    /// <summary>Takes one event. The spans are the reader's own and gone after the call.</summary>
    /// <param name="logEvent">The event.</param>
    void Accept(scoped LogEvent logEvent);

    /// <summary>Takes what was set aside.</summary>
    void SetAside(BadPart part);
}
