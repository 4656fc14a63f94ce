namespace RoleFerry.Core.Logs;

/// <summary>Takes entries as <see cref="EntryAssembler"/> completes them, in the order of their first events.</summary>
public interface ILogEntrySink
{
    /// <summary>Takes one entry. Nothing of it may be kept without a copy.</summary>
    void Accept(in LogEntry entry);
}
