using System.Text;

namespace RoleFerry.Core.Logs.Templates;

/// <summary>
/// A message's template: its constant words, with a placeholder for each part that varies from one occurrence to the
/// next. It follows from the one message alone; nothing is learnt from others.
/// </summary>
public static class MessageTemplate
{
    /// <summary>Bytes of a message that are looked at; the rest is ignored, so that time is bounded.</summary>
    public const int MaxMessageLength = 8192;

    /// <summary>Bytes of UTF-8 that a template has at most. A longer one is cut.</summary>
    public const int MaxLength = 1024;

    /// <summary>Stands for a variable part.</summary>
    public static ReadOnlySpan<byte> Placeholder => "<*>"u8;

    /// <summary>Writes a message's template. Allocates nothing and never throws, whatever the bytes.</summary>
    /// <param name="message">UTF-8; bytes that are not are taken for letters.</param>
    /// <param name="template">At least <see cref="MaxLength"/> bytes.</param>
    /// <returns>The number of bytes written.</returns>
    public static int Write(ReadOnlySpan<byte> message, Span<byte> template) => Write(message, template, [], out _);

    /// <summary>Writes a message's template and tells which parts of the message it leaves out.</summary>
    /// <param name="message">UTF-8; bytes that are not are taken for letters.</param>
    /// <param name="template">At least <see cref="MaxLength"/> bytes.</param>
    /// <param name="masks">Room for one entry per placeholder; further ones are not told.</param>
    /// <param name="maskCount">The number of entries written.</param>
    /// <returns>The number of bytes written.</returns>
    public static int Write(ReadOnlySpan<byte> message, Span<byte> template, Span<Mask> masks, out int maskCount)
    {
        if (message.Length > MaxMessageLength)
            message = message[..MaxMessageLength];
        return Ascii.IsValid(message)
            ? WritePlain(message, template, masks, out maskCount)
            : WriteOther(message, template, masks, out maskCount);
    }

    /// <summary>Apart, so that the room is not cleared for texts in ASCII.</summary>
    private static int WriteOther(ReadOnlySpan<byte> message, Span<byte> template, Span<Mask> masks, out int maskCount)
    {
        Span<byte> plain = stackalloc byte[MaxMessageLength];
        int length = OtherScripts.Write(message, plain);
        return WritePlain(plain[..length], template, masks, out maskCount);
    }

    private static int WritePlain(ReadOnlySpan<byte> message, Span<byte> template, Span<Mask> masks, out int maskCount)
    {
        var masker = new MessageMasker(message, new TemplateOutput(template[..MaxLength], masks));
        return masker.Run(out maskCount);
    }

    /// <summary>The template as text. For people and tests; the hot path uses bytes.</summary>
    public static string Of(string message)
    {
        Span<byte> template = stackalloc byte[MaxLength];
        return Encoding.UTF8.GetString(template[..Write(Encoding.UTF8.GetBytes(message), template)]);
    }

    /// <summary>The template, and which part of the message is variable for which reason.</summary>
    public static TemplateExplanation Explain(string message)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(message);
        bytes = bytes[..OtherScripts.Write(bytes, bytes)];
        Span<byte> template = stackalloc byte[MaxLength];
        Span<Mask> masks = new Mask[MaxLength / Placeholder.Length];
        int length = Write(bytes, template, masks, out int count);
        var parts = new MaskedPart[count];
        for (int i = 0; i < count; i++)
        {
            var text = bytes.AsSpan(masks[i].Start, masks[i].Length);
            parts[i] = new MaskedPart(Encoding.UTF8.GetString(text), MaskKinds.Refine(masks[i].Kind, text));
        }

        return new TemplateExplanation(Encoding.UTF8.GetString(template[..length]), parts);
    }
}
