using System.Buffers;
using System.Security.Cryptography;

namespace RoleFerry.Core.Authentication;

/// <summary>Reads <c>version=hex</c>.</summary>
internal static class SignatureText
{
    /// <summary>The 32 bytes; null where it is no such text.</summary>
    public static byte[]? Read(string? text, string version)
    {
        if (
            text is null
            || text.Length != version.Length + 1 + (2 * SHA256.HashSizeInBytes)
            || !text.StartsWith(version, StringComparison.Ordinal)
            || text[version.Length] != '='
        )
            return null;
        var bytes = new byte[SHA256.HashSizeInBytes];
        return Convert.FromHexString(text.AsSpan(version.Length + 1), bytes, out _, out _) == OperationStatus.Done
            ? bytes
            : null;
    }
}
