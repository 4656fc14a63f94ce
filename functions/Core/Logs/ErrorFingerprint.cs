using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.IO.Hashing;
using RoleFerry.Core.Logs.Templates;

namespace RoleFerry.Core.Logs;

/// <summary>
/// Names the group an error belongs to. It depends on the error alone: no state, no configuration of the machine, no
/// order of arrival. Two fingerprints of different versions never compare equal as text.
/// </summary>
/// <param name="Hash">XXH64 of the error's canonical text.</param>
public readonly record struct ErrorFingerprint(ulong Hash)
{
    /// <summary>Changes whenever any rule does that could give an error another fingerprint.</summary>
    public const string Version = "f1";

    private const string Prefix = Version + ":";

    /// <summary>The fingerprint of a plain message: that of its template.</summary>
    public static ErrorFingerprint OfMessage(ReadOnlySpan<byte> message)
    {
        Span<byte> template = stackalloc byte[MessageTemplate.MaxLength];
        return OfTemplate(template[..MessageTemplate.Write(message, template)]);
    }

    /// <summary>The fingerprint of a template that <see cref="MessageTemplate"/> has written.</summary>
    public static ErrorFingerprint OfTemplate(ReadOnlySpan<byte> template) => new(XxHash64.HashToUInt64(template));

    /// <summary>Reads what <see cref="ToString"/> has written.</summary>
    /// <returns>False for any other text, and for a fingerprint of another version.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out ErrorFingerprint fingerprint)
    {
        fingerprint = default;
        if (text is null || text.Length != Prefix.Length + 16 || !text.StartsWith(Prefix, StringComparison.Ordinal))
            return false;
        if (
            !ulong.TryParse(
                text.AsSpan(Prefix.Length),
                NumberStyles.AllowHexSpecifier,
                CultureInfo.InvariantCulture,
                out ulong hash
            )
        )
            return false;
        fingerprint = new ErrorFingerprint(hash);
        return true;
    }

    /// <summary>The version, a colon and 16 lower-case hexadecimal digits: <c>f1:0a1b2c3d4e5f6071</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Hash:x16}");
}
