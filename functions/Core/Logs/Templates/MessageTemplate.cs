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
    public static int Write(ReadOnlySpan<byte> message, Span<byte> template) =>
        Write(message, template, [], [], out _, out _);

    private static int Write(
        ReadOnlySpan<byte> message,
        Span<byte> template,
        Span<Mask> masks,
        Span<Mask> notes,
        out int maskCount,
        out int noteCount
    )
    {
        if (message.Length > MaxMessageLength)
            message = message[..MaxMessageLength];
        var output = new TemplateOutput(template[..MaxLength], masks, notes);
        return Ascii.IsValid(message)
            ? new MessageMasker(message, output).Run(out maskCount, out noteCount)
            : WriteOther(message, output, out maskCount, out noteCount);
    }

    /// <summary>Apart, so that the room is not cleared for texts in ASCII.</summary>
    private static int WriteOther(
        ReadOnlySpan<byte> message,
        TemplateOutput output,
        out int maskCount,
        out int noteCount
    )
    {
        Span<byte> plain = stackalloc byte[MaxMessageLength];
        plain = plain[..OtherScripts.Write(message, plain)];
        return new MessageMasker(plain, output).Run(out maskCount, out noteCount);
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
        var masks = new Mask[MaxLength / Placeholder.Length];
        var notes = new Mask[MaxLength];
        int length = Write(bytes, template, masks, notes, out int count, out int noteCount);
        return new TemplateExplanation(
            Encoding.UTF8.GetString(template[..length]),
            [.. masks[..count].Select(m => PartOf(bytes, m))],
            [.. notes[..noteCount].Select(m => PartOf(bytes, m))]
        );
    }

    private static MaskedPart PartOf(byte[] message, Mask mask)
    {
        var text = message.AsSpan(mask.Start, mask.Length);
        return new MaskedPart(Encoding.UTF8.GetString(text), MaskKinds.Refine(mask.Kind, text));
    }
}
