using RoleFerry.Core.Logs.StackTraces;
using RoleFerry.Core.Logs.Templates;

namespace RoleFerry.Core.Logs;

/// <summary>
/// What an entry has in common with all others of its group: the template of its stack trace, or else of its message,
/// with that of the error that it names. <see cref="ErrorFingerprint.OfTemplate"/> makes a fingerprint of it.
/// </summary>
public static class ErrorTemplate
{
    /// <summary>Bytes of UTF-8 that a template has at most.</summary>
    public const int MaxLength = StackTraceTemplate.MaxLength;

    /// <summary>Writes an entry's template. Allocates nothing.</summary>
    /// <param name="entry">The entry, whole.</param>
    /// <param name="rules">Which frames are the product's own.</param>
    /// <param name="template">At least <see cref="MaxLength"/> bytes.</param>
    /// <returns>The number of bytes written.</returns>
    public static int Write(in LogEntry entry, InAppRules rules, Span<byte> template)
    {
        var exception = entry.Line.Exception;
        if (StackTraceTemplate.TryWrite(exception, rules, template, out int length))
            return length;
        if (StackTraceTemplate.TryWrite(entry.Line.Message, rules, template, out length))
            return length;
        length = MessageTemplate.Write(FirstLine(Saying(entry)), template);
        if (exception.IsEmpty)
            return length;
        if (length > 0)
        {
            ": "u8.CopyTo(template[length..]);
            length += 2;
        }

        return length + MessageTemplate.Write(FirstLine(exception), template[length..]);
    }

    /// <summary>
    /// The part that says what happened: the words of the program before those of one case, and anything before
    /// nothing.
    /// </summary>
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
