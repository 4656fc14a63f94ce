using RoleFerry.Core.Logs.Formats;
using RoleFerry.Core.Logs.StackTraces;
using RoleFerry.Core.Logs.Wrapping;

namespace RoleFerry.Core.Logs;

/// <summary>
/// The beginning of the last event that was passed over. A stack trace may follow a line that is no error: what a
/// program logged with it as a warning is no error either.
/// </summary>
internal sealed class PassedLine
{
    private const int MaxLength = 320;

    private readonly byte[] _text = new byte[MaxLength];
    private readonly byte[] _scratch = new byte[LogLines.ScratchLength(MaxLength)];
    private ReadOnlyMemory<byte> _message;
    private bool _isQuiet;

    private static ReadOnlySpan<byte> Log => "\"log\":"u8;

    /// <summary>Notes an event that was not read.</summary>
    /// <param name="message">Its message, with JSON's escapes; read only if a trace follows.</param>
    public void Note(ReadOnlyMemory<byte> message) => (_isQuiet, _message) = (false, message);

    /// <summary>Notes an event that was read.</summary>
    /// <param name="isQuiet">Whether it has a level, and one below errors.</param>
    public void Note(bool isQuiet) => (_isQuiet, _message) = (isQuiet, default);

    /// <summary>
    /// Whether a trace belongs to the event. Programs that die write the name of a thread, or what a runtime says,
    /// before such an error; a name with dots alone stands behind a logger's line.
    /// </summary>
    public bool Owns(ReadOnlySpan<byte> trace, ReadOnlySpan<LogFormat> formats)
    {
        int end = trace.IndexOfAny((byte)':', (byte)'\n');
        var type = end < 0 ? trace : trace[..end];
        bool isNamed = type.Contains((byte)'.') && !type.Contains((byte)' ') && ErrorHeader.TryRead(type, out _);
        return isNamed && (_isQuiet || IsQuiet(formats));
    }

    private bool IsQuiet(ReadOnlySpan<LogFormat> formats)
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
        var line = LogLines.Read(text, formats, Level.Debug, _scratch);
        return line.Format != LogFormats.Plain && line.Level < Level.Error;
    }
}
