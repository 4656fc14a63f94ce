using RoleFerry.Core.Logs.Formats;
using RoleFerry.Core.Logs.StackTraces;
using RoleFerry.Core.Logs.Wrapping;

namespace RoleFerry.Core.Logs;

/// <summary>
/// The beginning of the last event that was passed over. A stack trace may follow it: what a program logged with a
/// warning is no error either. Behind any other line it is one, for programs die right after saying that all is well.
/// </summary>
internal sealed class PassedLine
{
    private const int MaxLength = 320;

    private readonly byte[] _text = new byte[MaxLength];
    private readonly byte[] _scratch = new byte[LogLines.ScratchLength(MaxLength)];
    private ReadOnlyMemory<byte> _message;
    private bool _isWarning;

    private static ReadOnlySpan<byte> Log => "\"log\":"u8;

    /// <summary>Notes an event that was not read.</summary>
    /// <param name="message">Its message, with JSON's escapes; read only if a trace follows.</param>
    public void Note(ReadOnlyMemory<byte> message) => (_isWarning, _message) = (false, message);

    /// <summary>Notes an event that was read.</summary>
    /// <param name="isWarning">Whether it is a warning, or belongs to one.</param>
    public void Note(bool isWarning) => (_isWarning, _message) = (isWarning, default);

    /// <summary>Whether a line that was read is a warning.</summary>
    public static bool IsWarning(in LogLine line) => line.Format != LogFormats.Plain && line.Level == Level.Warning;

    /// <summary>
    /// Whether a trace belongs to the event. Programs that die write the name of a thread, or what a runtime says,
    /// before such an error; a name with dots alone, or a Python traceback, stands behind a logger's line.
    /// </summary>
    public bool Owns(ReadOnlySpan<byte> trace, ReadOnlySpan<LogFormat> formats)
    {
        int end = trace.IndexOfAny((byte)':', (byte)'\n');
        var type = end < 0 ? trace : trace[..end];
        bool isNamed =
            trace.StartsWith(PythonTrace.Mark)
            || (type.Contains((byte)'.') && !type.Contains((byte)' ') && ErrorHeader.TryRead(type, out _));
        return isNamed && (_isWarning || IsWarning(formats));
    }

    private bool IsWarning(ReadOnlySpan<LogFormat> formats)
    {
        if (_message.IsEmpty)
            return false;
        var raw = _message.Span[..Math.Min(_message.Length, MaxLength)];
        ReadOnlySpan<byte> text = _text.AsSpan(0, JsonText.Unescape(raw, _text));
        int log = text is [(byte)'{', ..] ? text.IndexOf(Log) : -1;
        if (log >= 0)
            text = text[(log + Log.Length)..].TrimStart(" \""u8);
        var source = default(LineSource);
        LinePrefix.TryTake(ref text, ref source);
        return IsWarning(LogLines.Read(text, formats, Level.Debug, _scratch));
    }
}
