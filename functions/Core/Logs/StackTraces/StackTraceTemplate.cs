using RoleFerry.Core.Logs.StackTraces.Parts;

namespace RoleFerry.Core.Logs.StackTraces;

/// <summary>
/// A stack trace's template: the types of its errors, the templates of their messages where types alone say little,
/// and the product's own frames, innermost first, without line numbers. In a trace through libraries alone each error
/// has its message.
/// </summary>
public static class StackTraceTemplate
{
    /// <summary>Bytes of a trace that are looked at.</summary>
    public const int MaxTraceLength = 64 * 1024;

    /// <summary>Bytes of UTF-8 that a template has at most. A longer one is cut.</summary>
    public const int MaxLength = 4096;

    /// <summary>Writes the template of the first stack trace in a text. Allocates nothing.</summary>
    /// <param name="text">UTF-8. May hold a message before the trace.</param>
    /// <param name="rules">Which frames are the product's own.</param>
    /// <param name="template">At least <see cref="MaxLength"/> bytes.</param>
    /// <param name="length">The number of bytes written.</param>
    /// <returns>False when the text holds no stack trace.</returns>
    public static bool TryWrite(ReadOnlySpan<byte> text, InAppRules rules, Span<byte> template, out int length)
    {
        length = 0;
        if (text.Length > MaxTraceLength)
            text = text[..MaxTraceLength];
        return TraceReader.MayHoldTrace(text) && TryWriteTrace(text, rules, template, out length);
    }

    /// <summary>Apart, so that the room that a trace needs is not cleared for texts that hold none.</summary>
    private static bool TryWriteTrace(ReadOnlySpan<byte> text, InAppRules rules, Span<byte> template, out int length)
    {
        length = 0;
        Span<ErrorPart> errors = stackalloc ErrorPart[TraceBuilder.MaxErrors];
        Span<FramePart> frames = stackalloc FramePart[TraceBuilder.MaxFrames];
        var builder = new TraceBuilder(text, rules, errors, frames);
        if (!TraceReader.TryRead(ref builder))
            return false;
        length = builder.Write(template[..MaxLength]);
        return true;
    }
}
