namespace RoleFerry.Core.Logs;

/// <summary>Takes entries as <see cref="EntryAssembler"/> completes them, in the order of their first events.</summary>
public interface ILogEntrySink
{
    /// <summary>Takes one entry. Nothing of it may be kept without a copy.</summary>
    void Accept(in LogEntry entry);

    /// <summary>
    /// Takes a line that looks like an error and that no reader understood. Nothing of it may be kept without a copy.
    /// </summary>
    /// <param name="time">When it was logged.</param>
    /// <param name="text">The line without its covers.</param>
    void AcceptUnread(DateTimeOffset time, ReadOnlySpan<byte> text) { }

    /// <summary>
    /// Takes lines at an edge of the batch, in the place of the entry that they are without those of other batches.
    /// </summary>
    /// <param name="entry">The entry that they are by themselves.</param>
    /// <param name="lines">The lines.</param>
    /// <returns>Whether it takes them; where not, the entry follows.</returns>
    bool TryAcceptCut(in LogEntry entry, in CutLines lines) => false;
}
