using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RoleFerry.Core.Authentication;

/// <summary>
/// A signature of a moment and a body: HMAC-SHA256 of <c>version:seconds:body</c>, written <c>version=hex</c>.
/// </summary>
internal static class TimedSignature
{
    /// <summary>Checks it, in a time that does not depend on how much of it is right.</summary>
    public static SignatureVerdict Check(
        string version,
        string secret,
        string? timestamp,
        string? signature,
        ReadOnlySpan<byte> body,
        DateTimeOffset now,
        TimeSpan tolerance
    )
    {
        if (At(timestamp) is not { } at || SignatureText.Read(signature, version) is not { } said)
            return SignatureVerdict.Missing;
        if ((now - at).Duration() > tolerance)
            return SignatureVerdict.Stale;
        return CryptographicOperations.FixedTimeEquals(said, Of(version, secret, timestamp!, body))
            ? SignatureVerdict.Good
            : SignatureVerdict.Forged;
    }

    public static string Write(string version, string secret, string timestamp, ReadOnlySpan<byte> body) =>
        $"{version}={Convert.ToHexStringLower(Of(version, secret, timestamp, body))}";

    /// <summary>Seconds since 1970 as a moment; null where they cannot be read.</summary>
    public static DateTimeOffset? At(string? timestamp) =>
        timestamp is { Length: <= 11 }
        && long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    private static byte[] Of(string version, string secret, string timestamp, ReadOnlySpan<byte> body)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        mac.AppendData(Encoding.UTF8.GetBytes($"{version}:{timestamp}:"));
        mac.AppendData(body);
        return mac.GetHashAndReset();
    }
}
