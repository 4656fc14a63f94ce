using System.Buffers;
using System.Buffers.Text;

namespace RoleFerry.Core.Logs.Templates;

/// <summary>
/// Names the kind of a part with digits, for those who ask. The template does not depend on it: there, every kind
/// looks the same.
/// </summary>
internal static class MaskKinds
{
    private static readonly SearchValues<byte> NumberBytes = SearchValues.Create("0123456789.,/+-%<>~"u8);
    private static readonly SearchValues<byte> Digits = SearchValues.Create("0123456789"u8);
    private static readonly SearchValues<byte> TimeBytes = SearchValues.Create("0123456789.,+-:/TZ"u8);
    private static readonly SearchValues<byte> VersionBytes = SearchValues.Create("0123456789."u8);

    public static MaskKind Refine(MaskKind kind, ReadOnlySpan<byte> text)
    {
        if (kind is not (MaskKind.Identifier or MaskKind.List))
            return kind;
        if (Utf8Parser.TryParse(text, out Guid _, out int length, 'D') && length == text.Length)
            return MaskKind.Uuid;
        if (IsTime(text))
            return MaskKind.Time;
        if (IsAddress(text))
            return MaskKind.Address;
        if (!text.ContainsAnyExcept(VersionBytes) && text.Count((byte)'.') > 1)
            return MaskKind.Version;
        if (!text.ContainsAnyExcept(NumberBytes))
            return MaskKind.Number;
        if (UnitOf(text) is { } unit)
            return unit;
        if (IsHex(text))
            return MaskKind.Hex;
        if (text[0] is (byte)'v' or (byte)'V' && IsDigitAt(text, 1))
            return MaskKind.Version;
        return kind == MaskKind.Identifier && text.Contains((byte)'/') ? MaskKind.Path : kind;
    }

    public static bool IsIPv4(ReadOnlySpan<byte> text)
    {
        int dots = 0,
            digits = 0;
        foreach (byte value in text)
        {
            if (ByteClasses.IsDigit(value) && ++digits <= 3)
                continue;
            if (value != '.' || digits == 0)
                return false;
            dots++;
            digits = 0;
        }

        return dots == 3 && digits > 0;
    }

    /// <summary>
    /// Digits with two or more colons, dashes or slashes (or one colon), months and zones between them.
    /// </summary>
    private static bool IsTime(ReadOnlySpan<byte> text)
    {
        int colons = text.Count((byte)':'),
            others = text.Count((byte)'-') + text.Count((byte)'/');
        if (!text.ContainsAny(Digits) || (colons == 0 && others < 2))
            return false;
        foreach (var range in text.Split((byte)' '))
        {
            var word = text[range];
            bool isCalendar = (Vocabulary.RoleOf(word.TrimEnd((byte)',')) & (WordRole.Calendar | WordRole.Zone)) != 0;
            if (!isCalendar && word.ContainsAnyExcept(TimeBytes))
                return false;
            if (word.Contains((byte)':') && !IsClock(word))
                return false;
        }

        return true;
    }

    /// <summary>
    /// One or two digits, a colon, two digits, and no more on either side: an hour, but no port or group of an
    /// address.
    /// </summary>
    private static bool IsClock(ReadOnlySpan<byte> text)
    {
        int colon = text.IndexOf((byte)':');
        return IsDigitAt(text, colon - 1)
            && !IsDigitAt(text, colon - 3)
            && IsDigitAt(text, colon + 1)
            && IsDigitAt(text, colon + 2)
            && !IsDigitAt(text, colon + 3);
    }

    private static bool IsDigitAt(ReadOnlySpan<byte> text, int index) =>
        (uint)index < (uint)text.Length && ByteClasses.IsDigit(text[index]);

    /// <summary>
    /// An IPv4 address or a dotted name with a port, whatever stands around it; or the two colons of IPv6.
    /// </summary>
    private static bool IsAddress(ReadOnlySpan<byte> text)
    {
        if (text.IndexOf("::"u8) >= 0)
            return true;
        text = text[(text.LastIndexOf((byte)'/') + 1)..];
        int end = text.IndexOfAny((byte)':', (byte)' ');
        if (end < 0)
            return IsIPv4(text);
        return IsIPv4(text[..end]) || (text[..end].Contains((byte)'.') && !text[(end + 1)..].ContainsAnyExcept(Digits));
    }

    private static MaskKind? UnitOf(ReadOnlySpan<byte> text)
    {
        int unit = text.LastIndexOfAny(NumberBytes) + 1;
        if (unit == 0 || text[..unit].ContainsAnyExcept(NumberBytes))
            return null;
        var role = Vocabulary.RoleOf(text[unit..].TrimStart((byte)' '));
        return (role & (WordRole.Duration | WordRole.Size)) switch
        {
            WordRole.Duration => MaskKind.Duration,
            WordRole.Size => MaskKind.Size,
            _ => null,
        };
    }

    private static bool IsHex(ReadOnlySpan<byte> text)
    {
        bool prefixed = text.StartsWith("0x"u8) || text.StartsWith("0X"u8);
        var digits = prefixed ? text[2..] : text;
        if (digits.Length < (prefixed ? 1 : 8))
            return false;
        foreach (byte value in digits)
        {
            if (!ByteClasses.IsHex(value))
                return false;
        }

        return true;
    }
}
