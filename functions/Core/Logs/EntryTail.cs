namespace RoleFerry.Core.Logs;

/// <summary>What the last line of an entry was, and so what may follow.</summary>
internal enum EntryTail : byte
{
    Message,

    /// <summary>Inside a Python traceback: frames, then the error's line.</summary>
    PythonFrames,

    /// <summary>A Python traceback is complete; another one may follow that it caused.</summary>
    PythonError,

    /// <summary>Between two tracebacks of a chain.</summary>
    PythonChain,

    /// <summary>An error's line or a frame of Java, .NET, Node or PHP.</summary>
    Frames,

    /// <summary>The stack of a goroutine.</summary>
    Goroutine,

    /// <summary>The first line of Rust's panic, whose message is the next.</summary>
    RustPanic,
}
