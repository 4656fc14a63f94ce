namespace RoleFerry.Core.Logs.Formats;

/// <summary>
/// What a reader has found in one log event. The parts point into the event or into the scratch space that was given
/// for it, and last as long as these do. A part that the event does not have is empty.
/// </summary>
public ref struct LogLine
{
    /// <summary>Whose reader knew the line.</summary>
    public LogFormat? Format { get; set; }

    /// <summary>How bad it is. <see cref="Formats.Level.Info"/> where nothing says so.</summary>
    public Level Level { get; set; }

    /// <summary>The message, without what the format puts before it; with further lines of the event.</summary>
    public ReadOnlySpan<byte> Message { get; set; }

    /// <summary>The message before its values were put in, where the program says it.</summary>
    public ReadOnlySpan<byte> Template { get; set; }

    /// <summary>The exception in a field of its own: a stack trace, or the type and message of an error.</summary>
    public ReadOnlySpan<byte> Exception { get; set; }

    /// <summary>The name of what happened, in structured logs: <c>application_created</c>.</summary>
    public ReadOnlySpan<byte> Event { get; set; }

    /// <summary>The logger's or component's name.</summary>
    public ReadOnlySpan<byte> Logger { get; set; }

    /// <summary>The trace that the line belongs to.</summary>
    public ReadOnlySpan<byte> TraceId { get; set; }

    /// <summary>The service that wrote it.</summary>
    public ReadOnlySpan<byte> Service { get; set; }

    /// <summary>The service's version.</summary>
    public ReadOnlySpan<byte> Version { get; set; }

    /// <summary>The process or session that wrote it, where lines of several alternate in one stream.</summary>
    public ReadOnlySpan<byte> Process { get; set; }

    /// <summary>The container that the covers of a line name, as a number; 0 where they name none.</summary>
    internal ulong Writer { get; set; }

    /// <summary>Whether the line adds to the one before it of the same <see cref="Process"/>.</summary>
    public bool IsDetail { get; set; }
}
