using RoleFerry.Core.Logs.StackTraces.Parts;

namespace RoleFerry.Core.Logs.FirstFingerprint;

/// <summary>
/// The template of version f1, kept as it was so that groups of that version are found again. Nothing in this folder
/// is to change. It can go when no group has been seen for 90 days but those of later versions
/// (docs/decisions/0032).
/// </summary>
internal static class FirstTemplate
{
    private const int MaxTraceLength = 64 * 1024;
    private const int MaxTraceTemplateLength = 4096;

    /// <summary>Writes an entry's template.</summary>
    /// <param name="entry">The entry, whole.</param>
    /// <param name="rules">Which frames are the product's own.</param>
    /// <param name="template">At least <see cref="ErrorTemplate.MaxLength"/> bytes.</param>
    /// <returns>The number of bytes written.</returns>
    public static int Write(in LogEntry entry, FirstInAppRules rules, Span<byte> template)
    {
        var exception = entry.Line.Exception;
        if (TryWriteTrace(exception, rules, template, out int length))
            return length;
        if (TryWriteTrace(entry.Line.Message, rules, template, out length))
            return length;
        length = FirstMessage.Write(FirstLine(Saying(entry)), template);
        if (exception.IsEmpty)
            return length;
        if (length > 0)
        {
            ": "u8.CopyTo(template[length..]);
            length += 2;
        }

        return length + FirstMessage.Write(FirstLine(exception), template[length..]);
    }

    private static bool TryWriteTrace(
        ReadOnlySpan<byte> text,
        FirstInAppRules rules,
        Span<byte> template,
        out int length
    )
    {
        length = 0;
        if (text.Length > MaxTraceLength)
            text = text[..MaxTraceLength];
        if (!FirstTraceReader.MayHoldTrace(text))
            return false;
        Span<ErrorPart> errors = stackalloc ErrorPart[FirstTraceBuilder.MaxErrors];
        Span<FirstFrame> frames = stackalloc FirstFrame[FirstTraceBuilder.MaxFrames];
        var builder = new FirstTraceBuilder(text, rules, errors, frames);
        if (!FirstTraceReader.TryRead(ref builder))
            return false;
        length = builder.Write(template[..MaxTraceTemplateLength]);
        return true;
    }

    private static ReadOnlySpan<byte> Saying(in LogEntry entry)
    {
        if (!entry.Line.Template.IsEmpty)
            return entry.Line.Template;
        if (!entry.Line.Message.IsEmpty)
            return entry.Line.Message;
        if (!entry.Line.Event.IsEmpty)
            return entry.Line.Event;
        return entry.Line.Exception.IsEmpty ? entry.Text : [];
    }

    private static ReadOnlySpan<byte> FirstLine(ReadOnlySpan<byte> text)
    {
        text = text.TrimStart(" \r\n"u8);
        int end = text.IndexOf((byte)'\n');
        return end < 0 ? text : text[..end];
    }
}
