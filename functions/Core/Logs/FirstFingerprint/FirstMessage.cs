namespace RoleFerry.Core.Logs.FirstFingerprint;

/// <summary>A message's template as version f1 had it.</summary>
internal static class FirstMessage
{
    /// <summary>Bytes of UTF-8 that a template has at most. A longer one is cut.</summary>
    public const int MaxLength = 1024;

    private const int MaxMessageLength = 8192;

    /// <summary>Stands for a variable part.</summary>
    public static ReadOnlySpan<byte> Placeholder => "<*>"u8;

    /// <summary>Writes a message's template.</summary>
    /// <param name="message">UTF-8; bytes that are not are taken for letters.</param>
    /// <param name="template">At least <see cref="MaxLength"/> bytes.</param>
    /// <returns>The number of bytes written.</returns>
    public static int Write(ReadOnlySpan<byte> message, Span<byte> template)
    {
        if (message.Length > MaxMessageLength)
            message = message[..MaxMessageLength];
        return new FirstMasker(message, new FirstOutput(template[..MaxLength])).Run();
    }
}
