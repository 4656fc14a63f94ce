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
/// <param name="Version">Of the rules that gave the text.</param>
public readonly record struct ErrorFingerprint(ulong Hash, byte Version = ErrorFingerprint.Newest)
{
    /// <summary>The rules of <see cref="FirstFingerprint"/>.</summary>
    public const byte First = 1;

    /// <summary>
    /// Goes up whenever any rule changes that could give an error another fingerprint. The rules before are kept, so
    /// that their groups are followed (docs/decisions/0032).
    /// </summary>
    public const byte Newest = 2;

    private const int DigitsStart = 3;

    /// <summary>The fingerprint of a plain message: that of its template.</summary>
    public static ErrorFingerprint OfMessage(ReadOnlySpan<byte> message)
    {
        Span<byte> template = stackalloc byte[MessageTemplate.MaxLength];
        return OfTemplate(template[..MessageTemplate.Write(message, template)]);
    }

    /// <summary>The fingerprint of a template that <see cref="MessageTemplate"/> has written.</summary>
    public static ErrorFingerprint OfTemplate(ReadOnlySpan<byte> template) => new(XxHash64.HashToUInt64(template));

    /// <summary>Reads what <see cref="ToString"/> has written.</summary>
    /// <returns>False for any other text, and for a fingerprint of a version that is not known.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out ErrorFingerprint fingerprint)
    {
        fingerprint = default;
        if (text is not ['f', var version, ':', ..] || text.Length != DigitsStart + 16)
            return false;
        if (version - '0' is not (First or Newest))
            return false;
        if (
            !ulong.TryParse(
                text.AsSpan(DigitsStart),
                NumberStyles.AllowHexSpecifier,
                CultureInfo.InvariantCulture,
                out ulong hash
            )
        )
            return false;
        fingerprint = new ErrorFingerprint(hash, (byte)(version - '0'));
        return true;
    }

    /// <summary>
    /// f, the version, a colon and 16 lower-case hexadecimal digits: <c>f2:0a1b2c3d4e5f6071</c>.
    /// </summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"f{Version}:{Hash:x16}");
}
