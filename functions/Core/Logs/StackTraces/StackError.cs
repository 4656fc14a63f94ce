namespace RoleFerry.Core.Logs.StackTraces;

/// <summary>An error and where it was raised.</summary>
/// <param name="Type">The exception's type, as written in the trace.</param>
/// <param name="Message">The first line of its message.</param>
/// <param name="Frames">The calls that led to it, innermost first, each once.</param>
public sealed record StackError(string Type, string Message, IReadOnlyList<StackFrame> Frames);
